package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import rethink.BriefJvm;
import rethink.log.Processor;

class LapackTest {

  @Test
  void load_asTheTestsAreStarted_solvesRightly() {
    assertThat(Lapack.fault()).isEmpty();
    assertThatNoException().isThrownBy(Lapack::load);
  }

  @Test
  void fault_errorAboveRounding_namesBothAndTheNextStep() {
    assertThat(Lapack.fault(1e-13)).isEmpty();
    assertThat(Lapack.fault(Double.NaN)).isPresent();
    assertThat(Lapack.fault(0.25))
        .get()
        .asString()
        .contains("0.25", "1e-10", "OPENBLAS_CORETYPE=Haswell");
  }

  /** Should this fail with a newer OpenBLAS, settings.sh may leave the choice to it again. */
  @Test
  void fault_codeForAvx512_isFound() throws Exception {
    assumeThat(Processor.here().flags()).contains("avx512f", "avx512dq", "avx512bw", "avx512vl");
    assertThat(inProcessFor("SkylakeX")).startsWith("faulty: OpenBLAS solves");
    assertThat(inProcessFor("Haswell")).isEqualTo("right");
  }

  private static String inProcessFor(String core) throws IOException, InterruptedException {
    ProcessBuilder builder = BriefJvm.of(Child.class);
    builder.environment().put("OPENBLAS_CORETYPE", core);
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out.strip().lines().reduce("", (first, last) -> last);
  }

  /** A JVM of its own, since OpenBLAS chooses its code once. */
  static final class Child {
    public static void main(String[] arguments) {
      System.out.println(Lapack.fault().map(fault -> "faulty: " + fault).orElse("right"));
    }
  }
}
