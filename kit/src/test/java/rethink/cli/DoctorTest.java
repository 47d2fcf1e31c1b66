package rethink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rethink.cli.Check.State;
import rethink.layer.Gpu;
import rethink.log.Machine;
import rethink.log.Processor;

class DoctorTest {
  private static final Gpu T4 = new Gpu("Tesla T4", "7.5", "535.104.05");

  @TempDir private Path folder;

  @Test
  void checks_startedByAScript_haveNothingToMendInTheSettings() {
    List<Check> checks =
        doctor(8_000, Map.of("RETHINK_JAVA_OPTIONS", "", "OMP_NUM_THREADS", "1")).checks();
    assertThat(checks)
        .filteredOn(check -> List.of("JDK", "settings", "memory", "threads").contains(check.name()))
        .hasSize(4)
        .allMatch(check -> check.state() == State.OK);
    assertThat(checks).noneMatch(Check::blocks).extracting(Check::name).doesNotHaveDuplicates();
  }

  @Test
  void checks_startedOtherwise_sayWhatIsSlow() {
    assertThat(doctor(1_000, Map.of("OMP_NUM_THREADS", "4", "OPENBLAS_CORETYPE", "Zen")).checks())
        .filteredOn(check -> List.of("settings", "memory", "threads").contains(check.name()))
        .hasSize(3)
        .allMatch(check -> check.state() == State.SLOW && !check.mend().isEmpty());
  }

  @Test
  void jdk_oldOrWithoutCompiler_blocks() {
    assertThat(Doctor.jdk(11, true).blocks()).isTrue();
    assertThat(Doctor.jdk(17, false).blocks()).isTrue();
    assertThat(Doctor.jdk(17, true).blocks()).isFalse();
  }

  @Test
  void heap_nearlyAllOfMemory_isSlow() {
    Doctor doctor = doctor(4_000, Map.of());
    assertThat(doctor.heap(3_001).state()).isEqualTo(State.SLOW);
    assertThat(doctor.heap(1_024).state()).isEqualTo(State.OK);
  }

  @Test
  void decompositions_faulty_blocksAndSaysWhatToDo() {
    assertThat(Doctor.decompositions(Optional.empty()).state()).isEqualTo(State.OK);
    Check faulty = Doctor.decompositions(Optional.of("an error of 3.5"));
    assertThat(faulty.blocks()).isTrue();
    assertThat(faulty.toString()).contains("an error of 3.5", "OPENBLAS_CORETYPE");
  }

  @Test
  void product_belowHalfOfThePeak_isSlowAndNamesTheCoreType() {
    Doctor doctor = doctor(4_000, Map.of("OPENBLAS_CORETYPE", "Zen"));
    Check slow = doctor.product(47.9);
    assertThat(slow.state()).isEqualTo(State.SLOW);
    assertThat(slow.found()).isEqualTo("48 GFLOP/s with core Zen, expected at least 48");
    assertThat(doctor.product(48).state()).isEqualTo(State.OK);
  }

  @Test
  void product_processorUnknown_isNotJudged() {
    Doctor doctor =
        new Doctor(new Machine(new Processor("aarch64", 0, Set.of()), 2, 1L << 32), Map.of());
    assertThat(doctor.product(1).state()).isEqualTo(State.OK);
  }

  @Test
  void gpu_everyCase_saysWhetherItIsUsed() {
    Optional<String> lack = Optional.of("H100 is too new");
    assertThat(Doctor.gpu(List.of(), false, Optional.of("no GPU")).found()).isEqualTo("none");
    assertThat(Doctor.gpu(List.of(T4), true, Optional.empty()))
        .isEqualTo(Check.ok("GPU", "Tesla T4"));
    assertThat(Doctor.gpu(List.of(T4), false, Optional.empty()).mend()).contains("-Pcuda");
    assertThat(Doctor.gpu(List.of(T4), false, lack)).extracting(Check::state).isEqualTo(State.OK);
    assertThat(Doctor.gpu(List.of(T4), true, lack).found())
        .isEqualTo("built for CUDA, but uses the CPU: H100 is too new");
  }

  @Test
  void disk_folderThatIsAFile_blocks() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(Doctor.disk("runs", file.resolve("runs")).blocks()).isTrue();
    Check fine = Doctor.disk("runs", folder.resolve("not/yet/there"));
    assertThat(fine.blocks()).isFalse();
    assertThat(fine.found()).startsWith(folder.resolve("not/yet/there") + ", ").endsWith(" free");
    assertThat(folder.resolve("not")).doesNotExist();
  }

  private static Doctor doctor(long megabytes, Map<String, String> environment) {
    Processor processor = new Processor("one", 3.0, Set.of("avx2", "fma"));
    return new Doctor(new Machine(processor, 2, megabytes << 20), environment);
  }
}
