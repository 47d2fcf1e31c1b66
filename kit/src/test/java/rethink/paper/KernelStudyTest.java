package rethink.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rethink.paper.KernelStudy.Solved;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.theory.kernel.KernelRun;
import tech.tablesaw.api.Table;

class KernelStudyTest {
  private static final int MNIST = 0;
  private static final int RIDGE = 1;
  private static final int NORM = 2;

  @Test
  void errors_madeMachines_standBesideTheRecordedOnesAndThePaper() {
    Panels panels = study(0.4, 0.4, 20, 30).errors();
    assertThat(panels.charts().get(0).lines())
        .extracting(Line::label)
        .containsExactly("exact", "ridge 0.001", "ridge 0.1");
    Chart mnist = panels.charts().get(1);
    assertThat(mnist.lines()).extracting(Line::key).contains("power law", "paper");
    Line recorded = mnist.lines().get(0);
    assertThat(recorded.x()[recorded.size() - 1]).isEqualTo(60_000);
    assertThat(recorded.y()[recorded.size() - 1]).isBetween(0.011, 0.013);
  }

  @Test
  void norms_madeMachines_haveABandOverSeeds() {
    Chart chart = study(0.4, 0.4, 20, 30).norms();
    assertThat(chart.lines()).hasSize(2);
    assertThat(chart.bands().get(0).high()).containsExactly(13, 30);
  }

  @Test
  void paperAgainstHere_recorded_isAllOfMnist() {
    Table table = study(0.4, 0.4, 20, 30).paperAgainstHere();
    assertThat(table.getString(0, "what")).isEqualTo("test error, n = 60,000");
    assertThat(table.getString(0, "paper")).isEqualTo("1.2 %");
    assertThat(study(0.4, 0.4, 20, 30).solves().rowCount()).isEqualTo(6);
  }

  @Test
  void verdicts_asMade_hold() {
    assertThat(MadeNoise.refuted(study(0.4, 0.38, 20, 30).verdicts())).isEmpty();
  }

  @Test
  void verdicts_whatFallsShort_isSaid() {
    // The standard error of 0.4 among 1,000 images is 0.0155.
    assertThat(MadeNoise.refuted(study(0.4, 0.36, 20, 30).verdicts())).containsExactly(RIDGE);
    assertThat(MadeNoise.refuted(study(0.4, 0.4, 20, 22).verdicts())).containsExactly(NORM);
    KernelStudy full = study(0.4, 0.4, 20, 30);
    KernelStudy part =
        new KernelStudy(
            "shapes", full.exact(), full.ridged(), full.random(), full.mnist().subList(0, 3));
    assertThat(MadeNoise.refuted(part.verdicts())).containsExactly(MNIST);
  }

  /** Norms at the smaller size are 10 on true labels and 12 and 13 on random ones. */
  private static KernelStudy study(
      double error, double ridgeError, double norm, double randomNorm) {
    List<Solved> ridged = List.of(new Solved(100, 0.6, 9), new Solved(200, ridgeError, 19));
    return new KernelStudy(
        "shapes",
        List.of(new Solved(100, 0.6, 10), new Solved(200, error, norm)),
        List.of(ridged, ridged),
        List.of(
            List.of(new Solved(100, 0.9, 12), new Solved(200, 0.9, randomNorm)),
            List.of(new Solved(100, 0.9, 13), new Solved(200, 0.9, randomNorm))),
        KernelRun.recorded("gaussian:0.02", "true-labels"));
  }
}
