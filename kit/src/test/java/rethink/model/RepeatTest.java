package rethink.model;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rethink.BriefJvm;

/** The same training gives the same bits, at one compute thread and at several. */
class RepeatTest {
  private static final List<String> MODELS = List.of("inception/8", "alexnet");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"inception/8", "inception-no-bn/8", "alexnet"})
  void fit_again_givesTheSameBits(String model) {
    assertThat(ThreeSteps.of(model)).isEqualTo(ThreeSteps.of(model)).hasSizeGreaterThan(64);
  }

  /** The number of threads is fixed when a process starts, hence the children. */
  @Test
  void fit_inProcessesOfTwoThreads_givesTheSameBits() throws Exception {
    List<String> first = child("first");
    assertThat(first).hasSize(MODELS.size()).doesNotHaveDuplicates();
    assertThat(child("second")).isEqualTo(first);
  }

  private List<String> child(String name) throws Exception {
    File out = folder.resolve(name).toFile();
    ProcessBuilder builder =
        BriefJvm.of(ThreeSteps.class, "-Xmx1g", MODELS.get(0), MODELS.get(1))
            .redirectErrorStream(true)
            .redirectOutput(out);
    builder.environment().put("OMP_NUM_THREADS", "2");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(300, SECONDS)).as("ended within five minutes").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(out.toPath())).isZero();
    return Files.readAllLines(out.toPath());
  }
}
