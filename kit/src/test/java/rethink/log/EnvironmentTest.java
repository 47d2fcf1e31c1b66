package rethink.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  @Test
  void describe_thisProcess_namesTheMachineAndEverySetting() {
    Map<String, Object> found = Environment.describe();
    assertThat(found)
        .containsKeys("gitCommit", "java", "os")
        .containsEntry("processor", Processor.here().model())
        .containsEntry("processors", Runtime.getRuntime().availableProcessors())
        .containsEntry("heapMegabytes", Runtime.getRuntime().maxMemory() >> 20)
        .containsEntry("OMP_NUM_THREADS", System.getenv("OMP_NUM_THREADS"))
        .containsKeys("OPENBLAS_CORETYPE", "MALLOC_TOP_PAD_", "org.bytedeco.javacpp.maxbytes");
    assertThat((long) found.get("memoryMegabytes")).isPositive();
  }

  @Test
  void describe_thisProcess_namesTheCodeExactly() {
    assertThat(Environment.describe())
        .containsEntry("format", Environment.FORMAT)
        .containsEntry("codeSha256", CodeChecksum.here());
  }

  /** Recorded runs are published with it. */
  @Test
  void describe_thisProcess_namesNoFolder() {
    assertThat(Environment.describe().toString())
        .doesNotContain(
            System.getProperty("user.dir"),
            System.getProperty("java.home"),
            System.getProperty("java.io.tmpdir"));
  }
}
