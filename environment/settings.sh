# Sourced by the launchers beside this file: machine settings, the class path, and a build when one is due.
# Written for bash 3.2, the one on macOS.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
kernel_jar=environment/kernel/target/rethink-ijava-kernel-0.1.0.jar
kit_jar=kit/target/rethink-kit-0.1.0.jar
bench_jar=environment/bench/target/rethink-bench-0.1.0.jar
class_path="$root/environment/kernel/target/lib/*:$root/$kernel_jar:$root/kit/target/lib/*:$root/$kit_jar"

# Relative paths in variables are those of the shell's folder, also for what is started in a notebook's.
shell_paths() {
  local name value entry list
  for name in JAVA_HOME RETHINK_DATA RETHINK_RUNS RETHINK_FIGURES; do
    value=${!name:-}
    case "$value" in '' | /* | [A-Za-z]:[/\\]*) ;; *) export "$name=$PWD/$value" ;; esac
  done
  for name in IJAVA_CLASSPATH IJAVA_STARTUP_SCRIPTS_PATH; do
    value=${!name:-}: list=
    while [ -n "$value" ]; do
      entry=${value%%:*} value=${value#*:}
      case "$entry" in '') ;; /*) list=$list:$entry ;; *) list=$list:$PWD/$entry ;; esac
    done
    if [ -n "$list" ]; then export "$name=${list#:}"; fi
  done
}
shell_paths
java_command="${JAVA_HOME:+$JAVA_HOME/bin/}java"

# One thread per run: several runs at once beat several threads in one, and the thread count changes the bits.
export OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"

# openblas_core CPUINFO: the core type that OpenBLAS 0.3.19 has to be told, or nothing where its own choice is right.
# Its code for AVX-512 (SkylakeX, and others that rest on it) multiplies and solves with triangular matrices wrongly in
# double precision (rethink.layer.Lapack). It is chosen for Intel's processors that have AVX-512. And processors that are
# newer than it, Zen 5 (AMD family 26) and Intel models from 176 on, it takes for SSE machines of 2004 and 2007.
openblas_core() {
  awk -F': *' '
    /^vendor_id/ { vendor = $2 }
    /^cpu family/ { family = $2 }
    /^flags/ { flags = " " $2 " "; exit }
    function has(flag) { return index(flags, " " flag " ") }
    END {
      if (!(vendor == "GenuineIntel" || vendor == "AuthenticAMD" && family >= 26)) exit
      if (has("avx2") && has("fma")) print "Haswell"
    }' "$1"
}

# memory_mb [ROOT]: megabytes this process may use, by the machine and by the control groups it is in.
# ROOT is put before /proc and /sys.
memory_mb() {
  local root=${1:-} memory limit controllers group folder name
  memory=$(awk '/^MemTotal:/ { print int($2 / 1024) }' "$root/proc/meminfo" 2>/dev/null || true)
  if [ -z "$memory" ]; then
    memory=$(($(sysctl -n hw.memsize 2>/dev/null || echo 0) / 1048576))
  fi
  if [ -r "$root/proc/self/cgroup" ]; then
    while IFS=: read -r _ controllers group; do
      case ",$controllers," in
        ,,) folder=/sys/fs/cgroup name=memory.max ;;
        *,memory,*) folder=/sys/fs/cgroup/memory name=memory.limit_in_bytes ;;
        *) continue ;;
      esac
      # A limit of any group above counts, too; in a container only the topmost may be visible.
      group=${group%/}
      while :; do
        limit=$(cat "$root$folder$group/$name" 2>/dev/null || true)
        case "$limit" in
          '' | *[!0-9]*) ;;
          *) if [ $((limit / 1048576)) -lt "$memory" ]; then memory=$((limit / 1048576)); fi ;;
        esac
        if [ -z "$group" ]; then break; fi
        group=${group%/*}
      done
    done <"$root/proc/self/cgroup"
  fi
  echo "$memory"
}

# java_options MB CHOSEN: heap and limits of memory outside of it for a machine of MB, without what CHOSEN sets already, and
# the figure itself, which a sweep divides among its processes.
# The heap stays small, since arrays lie outside of it and are given back only when the heap is collected.
java_options() {
  local heap=$(($1 / 4))
  if [ "$heap" -lt 1024 ]; then heap=1024; elif [ "$heap" -gt 4096 ]; then heap=4096; fi
  case "$2" in *-Xmx*) ;; *) printf -- '-Xmx%dm ' "$heap" ;; esac
  case "$2" in *javacpp.maxbytes=*) ;; *) printf -- '-Dorg.bytedeco.javacpp.maxbytes=%dm ' $(($1 / 2)) ;; esac
  case "$2" in
    *javacpp.maxphysicalbytes=*) ;;
    *) printf -- '-Dorg.bytedeco.javacpp.maxphysicalbytes=%dm ' $(($1 / 2 + heap)) ;;
  esac
  case "$2" in *rethink.memoryMegabytes=*) ;; *) printf -- '-Drethink.memoryMegabytes=%d ' "$1" ;; esac
  echo "$2"
}

if [ -z "${OPENBLAS_CORETYPE:-}" ] && [ -r /proc/cpuinfo ]; then
  core=$(openblas_core /proc/cpuinfo)
  if [ -n "$core" ]; then export OPENBLAS_CORETYPE=$core; fi
fi

# These are for the allocator of glibc; others ignore them. Its huge pages (glibc.malloc.hugetlb) were tried: no quicker.
if getconf GNU_LIBC_VERSION >/dev/null 2>&1; then
  # Large arrays come from the heap: an own mapping for each would be cleared page by page at every step.
  export MALLOC_MMAP_THRESHOLD_="${MALLOC_MMAP_THRESHOLD_:-4000000000}"
  # Freed arrays stay with the process, because the next step asks for the same sizes again.
  export MALLOC_TRIM_THRESHOLD_="${MALLOC_TRIM_THRESHOLD_:-8000000000}"
  # The heap grows by 64 MiB at a time, which saves most of the calls that grow it.
  export MALLOC_TOP_PAD_="${MALLOC_TOP_PAD_:-67108864}"
fi

# Options for every JVM that computes; what the user put there is kept and added to.
memory=$(memory_mb)
if [ "$memory" -gt 0 ]; then
  RETHINK_JAVA_OPTIONS=$(java_options "$memory" "${RETHINK_JAVA_OPTIONS:-}")
fi
export RETHINK_JAVA_OPTIONS="${RETHINK_JAVA_OPTIONS:-}"

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

# build MODULES JAR...: builds the modules, tests apart, and their jars.
build() {
  # The format of the sources is the developers' concern, not that of a reader who runs a notebook.
  (cd "$root" && ./mvnw -q -B -Dmaven.test.skip=true -Dspotless.check.skip=true -pl "$1" -am package) || {
    echo "The build failed; its messages above say why." >&2
    exit 1
  }
  # Maven leaves a jar alone whose content is the same: it would look stale for ever.
  shift
  (cd "$root" && touch "$@")
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
  build kit,environment/kernel "$kit_jar" "$kernel_jar"
}

# Builds the benchmark if it or the kit is newer, and makes its class path that of launch; only who asks for it downloads it.
use_bench() {
  require_jdk
  if is_stale "$bench_jar" environment/bench || is_stale "$bench_jar" kit; then
    echo "Building the benchmark (the first time this downloads about 130 MB, libtorch) ..." >&2
    build kit,environment/kernel,environment/bench "$kit_jar" "$kernel_jar" "$bench_jar"
  fi
  class_path="$root/environment/bench/target/lib/*:$root/$bench_jar"
}

# launch MAIN [ARGUMENTS]: replaces this shell by Java in the same folder.
launch() {
  local columns=0
  require_jdk
  build_if_stale
  if [ -t 1 ]; then
    columns=$(tput cols 2>/dev/null || echo 80)
  fi
  run_java -Drethink.columns="$columns" "$@"
}

# run_java [nice -n N] [OPTIONS] MAIN [ARGUMENTS]: replaces this shell by Java in the present folder.
run_java() {
  local priority=
  if [ "$1" = nice ]; then
    priority="nice -n $3"
    shift 3
  fi
  # Numbers read the same in every country. The options are several words.
  # shellcheck disable=SC2086
  exec $priority "$java_command" -Duser.language=en $RETHINK_JAVA_OPTIONS -Drethink.home="$root" -cp "$class_path" "$@"
}
