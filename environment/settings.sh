# Sourced by the launchers beside this file: machine settings, the class path, and a build when one is due.
# Written for bash 3.2, the one on macOS.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
java_command="${JAVA_HOME:+$JAVA_HOME/bin/}java"

kernel_jar=environment/kernel/target/rethink-ijava-kernel-0.1.0.jar
kit_jar=kit/target/rethink-kit-0.1.0.jar
bench_jar=environment/bench/target/rethink-bench-0.1.0.jar
# Relative to the project folder, in which the launchers start Java.
class_path="environment/kernel/target/lib/*:$kernel_jar:kit/target/lib/*:$kit_jar"

# One thread per run: several runs at once beat several threads in one, and the thread count changes the bits.
export OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"

# OpenBLAS 0.3.19 does not know newer processors and runs them at half speed; those with AVX-512 do well as SkylakeX.
if [ -z "${OPENBLAS_CORETYPE:-}" ] && grep -qw avx512f /proc/cpuinfo 2>/dev/null; then
  export OPENBLAS_CORETYPE=SkylakeX
fi

if [ "$(uname -s)" = Linux ]; then
  # Large arrays come from the heap: an own mapping for each would be cleared page by page at every step.
  export MALLOC_MMAP_THRESHOLD_="${MALLOC_MMAP_THRESHOLD_:-4000000000}"
  # Freed arrays stay with the process, because the next step asks for the same sizes again.
  export MALLOC_TRIM_THRESHOLD_="${MALLOC_TRIM_THRESHOLD_:-8000000000}"
  # The heap grows by 64 MiB at a time, which saves most of the calls that grow it.
  export MALLOC_TOP_PAD_="${MALLOC_TOP_PAD_:-67108864}"
fi

# Ends the script with one sentence unless a JDK of version 17 or newer is there.
require_jdk() {
  local version major
  version=$("$java_command" -version 2>&1 | sed -n 's/.*version "\([0-9][0-9.]*\).*/\1/p' | head -n 1)
  major=${version%%.*}
  if [ -z "$version" ]; then
    echo "JDK 17 or newer is needed, found none; install one (Debian: openjdk-17-jdk-headless) or set JAVA_HOME." >&2
    exit 1
  elif [ "$major" -lt 17 ]; then
    echo "JDK 17 or newer is needed, found $version; install one (Debian: openjdk-17-jdk-headless) or set JAVA_HOME." >&2
    exit 1
  elif ! "$java_command" --list-modules 2>/dev/null | grep -q '^jdk.jshell'; then
    echo "JDK 17 or newer is needed, found a Java $version runtime without compiler; install the whole JDK." >&2
    exit 1
  fi
}

# Whether jar $1 is missing or older than the sources of module $2.
is_stale() {
  [ ! -f "$root/$1" ] || [ -n "$(find "$root/pom.xml" "$root/$2/pom.xml" "$root/$2/src/main" -newer "$root/$1" | head -n 1)" ]
}

# Builds the modules that are named, tests apart.
build() {
  # The format of the sources is the developers' concern, not that of a reader who runs a notebook.
  (cd "$root" && ./mvnw -q -B -DskipTests -Dspotless.check.skip=true -pl "$1" -am package) || {
    echo "The build failed; its messages above say why." >&2
    exit 1
  }
}

# Builds both jars when one is missing or older than its sources.
build_if_stale() {
  if ! is_stale "$kernel_jar" environment/kernel && ! is_stale "$kit_jar" kit; then
    return
  fi
  if [ -f "$root/$kernel_jar" ] && [ -f "$root/$kit_jar" ]; then
    echo "Building the kit (its sources have changed) ..." >&2
  else
    echo "Building the kit (first time: downloads about 200 MB) ..." >&2
  fi
  build kit,environment/kernel
}

# Builds the benchmark if it or the kit is newer, and makes its class path that of launch; only who asks for it downloads it.
use_bench() {
  require_jdk
  if is_stale "$bench_jar" environment/bench || is_stale "$bench_jar" kit; then
    echo "Building the benchmark (the first time this downloads about 130 MB, libtorch) ..." >&2
    build kit,environment/kernel,environment/bench
  fi
  class_path="environment/bench/target/lib/*:$bench_jar"
}

# launch MAIN [ARGUMENTS]: replaces this shell by Java in the project folder.
launch() {
  local columns=0
  require_jdk
  build_if_stale
  cd "$root"
  if [ -t 1 ]; then
    columns=$(tput cols 2>/dev/null || echo 80)
  fi
  # Numbers read the same in every country.
  exec "$java_command" -Duser.language=en -Drethink.columns="$columns" -cp "$class_path" "$@"
}
