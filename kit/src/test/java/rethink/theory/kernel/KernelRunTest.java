package rethink.theory.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class KernelRunTest {

  @Test
  void recorded_allOfMnist_isWhatThePaperFound() {
    List<KernelRun> runs = KernelRun.recorded("gaussian:0.02", "true-labels");
    KernelRun all = runs.get(runs.size() - 1);
    assertThat(all.n()).isEqualTo(60_000);
    assertThat(all.testError()).isCloseTo(0.012, within(0.001));
    assertThat(all.relativeResidual()).isLessThan(1e-8);
    assertThat(all.shareOfPeak()).isGreaterThan(0.6);
    assertThat(all.peakMemoryGiB()).isLessThan(18);
  }

  @Test
  void recorded_errors_followAPowerLaw() {
    List<KernelRun> runs = KernelRun.recorded("gaussian:0.02", "true-labels");
    assertThat(runs).extracting(KernelRun::n).isSorted().hasSizeGreaterThan(4);
    PowerLaw law =
        PowerLaw.of(
            runs.stream().mapToDouble(KernelRun::n).toArray(),
            runs.stream().mapToDouble(KernelRun::testError).toArray());
    assertThat(law.exponent()).isBetween(-0.5, -0.4);
    for (KernelRun run : runs) {
      assertThat(law.at(run.n())).isCloseTo(run.testError(), within(0.1 * run.testError()));
    }
  }

  @Test
  void recorded_ofAnotherKernel_isNone() {
    assertThat(KernelRun.recorded("gaussian:7", "true-labels")).isEmpty();
  }

  @Test
  void law_ofItsOwnPoints_isFound() {
    PowerLaw law = PowerLaw.of(new double[] {1, 10, 40}, new double[] {3, 3 / 10.0, 3 / 40.0});
    assertThat(law.factor()).isCloseTo(3, within(1e-12));
    assertThat(law.exponent()).isCloseTo(-1, within(1e-12));
    assertThat(law).hasToString("3.00 n^-1.00");
  }

  @Test
  void law_ofPointsThatTellNothing_isRefused() {
    assertThatThrownBy(() -> PowerLaw.of(new double[] {2, 2}, new double[] {1, 3}))
        .hasMessageContaining("two different x");
    assertThatThrownBy(() -> PowerLaw.of(new double[] {2, 0}, new double[] {1, 3}))
        .hasMessageContaining("(0.0, 3.0)");
    assertThatThrownBy(() -> PowerLaw.of(new double[1], new double[2]))
        .hasMessageContaining("1 numbers beside 2");
  }
}
