package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What settings.sh makes of machines that are written down here. */
@DisabledOnOs(OS.WINDOWS)
class MachineSettingsTest {
  private static final String AVX2 = "sse2 avx fma avx2 bmi2";
  private static final String AVX512 =
      AVX2 + " avx512f avx512dq avx512cd avx512bw avx512vl avx512_bf16";

  @TempDir private Path folder;

  /** Its code for AVX-512 is faulty. */
  @ParameterizedTest
  @CsvSource({
    "AuthenticAMD, 26, 2, Haswell", // Zen 5: else taken for an SSE machine
    "AuthenticAMD, 25, 17, ''", // Zen 4: taken for a Zen, whose code is Haswell's
    "GenuineIntel, 6, 85, Haswell", // Skylake-X, Cascade Lake
    "GenuineIntel, 6, 106, Haswell", // Ice Lake
    "GenuineIntel, 6, 207, Haswell", // Emerald Rapids
    "GenuineIntel, 19, 1, Haswell",
    "SomeoneElse, 26, 2, ''"
  })
  void openblasCore_processorWithAvx512_isNeverThatOfAvx512(
      String vendor, int family, int model, String core) throws Exception {
    assertThat(core(vendor, family, model, AVX512)).isEqualTo(core);
  }

  @ParameterizedTest
  @CsvSource({
    "GenuineIntel, 6, 183, Haswell", // Raptor Lake: else taken for an SSE machine
    "GenuineIntel, 6, 151, Haswell", // Alder Lake
    "AuthenticAMD, 25, 33, ''" // Zen 3
  })
  void openblasCore_processorWithAvx2_isHaswellOrItsOwnChoice(
      String vendor, int family, int model, String core) throws Exception {
    assertThat(core(vendor, family, model, AVX2)).isEqualTo(core);
  }

  @Test
  void openblasCore_virtualMachineThatHidesAvx_isLeftAlone() throws Exception {
    assertThat(core("GenuineIntel", 6, 207, "sse2 ssse3")).isEmpty();
  }

  @Test
  void openblasCore_armProcessor_isLeftAlone() throws Exception {
    write("cpuinfo", "processor\t: 0\nFeatures\t: fp asimd\nCPU implementer\t: 0x41\n");
    assertThat(bash("openblas_core " + folder + "/cpuinfo")).isEmpty();
  }

  @Test
  void memory_noLimit_isThatOfTheMachine() throws Exception {
    meminfo();
    assertThat(bash("memory_mb " + folder)).isEqualTo("16000");
    write("proc/self/cgroup", "0::/user/me\n");
    write("sys/fs/cgroup/user/memory.max", "max\n");
    assertThat(bash("memory_mb " + folder)).isEqualTo("16000");
  }

  @Test
  void memory_limitOfAGroupAbove_counts() throws Exception {
    meminfo();
    write("proc/self/cgroup", "0::/user/me\n");
    write("sys/fs/cgroup/user/memory.max", String.valueOf(3000L << 20));
    write("sys/fs/cgroup/user/me/memory.max", String.valueOf(5000L << 20));
    assertThat(bash("memory_mb " + folder)).isEqualTo("3000");
  }

  @Test
  void memory_containerThatSeesTheTopOnly_isItsLimit() throws Exception {
    meminfo();
    write("proc/self/cgroup", "0::/\n");
    write("sys/fs/cgroup/memory.max", String.valueOf(2000L << 20));
    assertThat(bash("memory_mb " + folder)).isEqualTo("2000");
  }

  @Test
  void memory_firstVersionOfControlGroups_isRead() throws Exception {
    meminfo();
    write("proc/self/cgroup", "4:cpu,cpuacct:/job\n3:memory:/job\n0::/\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
    write("sys/fs/cgroup/memory/job/memory.limit_in_bytes", String.valueOf(1500L << 20));
    assertThat(bash("memory_mb " + folder)).isEqualTo("1500");
  }

  @ParameterizedTest
  @CsvSource({"1500, 1024, 750, 1774", "8000, 2000, 4000, 6000", "64000, 4096, 32000, 36096"})
  void javaOptions_memory_isShared(int memory, int heap, int arrays, int process) throws Exception {
    assertThat(bash("java_options " + memory + " ''").strip())
        .isEqualTo(
            ("-Xmx%dm -Dorg.bytedeco.javacpp.maxbytes=%dm"
                    + " -Dorg.bytedeco.javacpp.maxphysicalbytes=%dm -Drethink.memoryMegabytes=%d")
                .formatted(heap, arrays, process, memory));
  }

  @Test
  void javaOptions_chosenByTheUser_areKept() throws Exception {
    var mine =
        "-Xmx9g -Dorg.bytedeco.javacpp.maxphysicalbytes=0 -Dorg.bytedeco.javacpp.maxbytes=0"
            + " -Drethink.memoryMegabytes=100 -Da=b";
    assertThat(bash("java_options 8000 '" + mine + "'")).isEqualTo(mine);
    assertThat(bash("java_options 8000 -Xmx9g")).endsWith("=8000 -Xmx9g").doesNotContain("-Xmx2");
  }

  private void meminfo() throws IOException {
    write("proc/meminfo", "MemTotal:       16384000 kB\nMemFree:        1 kB\n");
  }

  private String core(String vendor, int family, int model, String flags) throws Exception {
    var one =
        """
        vendor_id\t: %s
        cpu family\t: %d
        model\t\t: %d
        model name\t: Some 26-core processor
        flags\t\t: fpu %s

        """
            .formatted(vendor, family, model, flags);
    write("cpuinfo", "processor\t: 0\n" + one + "processor\t: 1\n" + one);
    return bash("openblas_core " + folder + "/cpuinfo");
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), text);
  }

  private static String bash(String call) throws Exception {
    var process =
        new ProcessBuilder("bash", "-euc", ". ../settings.sh; " + call)
            .redirectErrorStream(true)
            .start();
    var text = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return text.stripTrailing();
  }
}
