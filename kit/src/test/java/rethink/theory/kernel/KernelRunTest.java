package rethink.theory.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelRunTest {

  @Test
  void recorded_allOfMnist_isWhatThePaperFound() {
    List<KernelRun> runs = exactOnMnist();
    KernelRun all = runs.get(runs.size() - 1);
    assertThat(all.n()).isEqualTo(60_000);
    assertThat(all.testError()).isCloseTo(0.012, within(0.001));
    assertThat(all.relativeResidual()).isLessThan(1e-8);
    assertThat(all.shareOfPeak()).isGreaterThan(0.6);
    assertThat(all.peakMemoryGiB()).isLessThan(18);
  }

  @Test
  void recorded_all_areSolvedAndOnce() {
    assertThat(KernelRun.recorded())
        .allMatch(run -> run.relativeResidual() <= 1e-8 && run.testImages() >= 1_000)
        .extracting(
            run ->
                List.of(
                    run.dataset(),
                    run.corruption(),
                    run.kernel(),
                    run.seed(),
                    run.n(),
                    run.ridge()))
        .doesNotHaveDuplicates();
  }

  @Test
  void recorded_errors_followAPowerLaw() {
    List<KernelRun> runs = exactOnMnist();
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

  private static List<KernelRun> exactOnMnist() {
    return KernelRun.recorded().stream()
        .filter(run -> run.dataset().equals("mnist") && run.kernel().equals("gaussian:0.02"))
        .filter(run -> run.corruption().equals("true-labels") && run.ridge() == 0)
        .sorted(Comparator.comparingInt(KernelRun::n))
        .toList();
  }
}
