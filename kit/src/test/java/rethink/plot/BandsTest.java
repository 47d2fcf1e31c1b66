package rethink.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BandsTest {
  @Test
  void of_threeSeeds_bandsFromSmallestToLargest() {
    Bands bands = Bands.of(List.of(run(1, 2), run(2, 4), run(6, 6)));
    assertThat(bands.mean().y()).containsExactly(3, 4);
    assertThat(bands.band().low()).containsExactly(1, 2);
    assertThat(bands.band().high()).containsExactly(6, 6);
    assertThat(bands.describe())
        .isEqualTo("Mean of 3 seeds; bands from the smallest to the largest.");
  }

  @Test
  void of_fiveSeeds_bandsOfOneStandardDeviation() {
    Bands bands = Bands.of(List.of(run(1), run(2), run(3), run(4), run(5)));
    double deviation = Math.sqrt(2.5);
    assertThat(bands.mean().y()).containsExactly(3);
    assertThat(bands.band().low()[0]).isCloseTo(3 - deviation, within(1e-12));
    assertThat(bands.band().high()[0]).isCloseTo(3 + deviation, within(1e-12));
    assertThat(bands.describe()).contains("5 seeds", "one standard deviation");
  }

  @Test
  void of_runThatEndedEarly_keepsItsLastValueAndSaysSo() {
    Bands bands = Bands.of(List.of(run(4, 1), run(4, 3, 2, 0)));
    assertThat(bands.mean().x()).containsExactly(0, 1, 2, 3);
    assertThat(bands.mean().y()).containsExactly(4, 2, 1.5, 0.5);
    assertThat(bands.band().high()).containsExactly(4, 3, 2, 1);
    assertThat(bands.describe()).endsWith("Runs that ended early keep their last value.");
  }

  @Test
  void of_runsOnDifferentGrids_interpolatesBetweenPoints() {
    Line coarse = Line.solid("k", "l", new double[] {0, 4}, new double[] {0, 8});
    Line fine = Line.solid("k", "l", new double[] {1, 2, 4}, new double[] {2, 4, 8});
    Bands bands = Bands.of(List.of(coarse, fine));
    assertThat(bands.mean().x()).containsExactly(1, 2, 4);
    assertThat(bands.mean().y()).containsExactly(2, 4, 8);
    assertThat(bands.band().low()).containsExactly(2, 4, 8);
  }

  @Test
  void of_pointsOutOfOrder_isRefused() {
    Line run = Line.solid("k", "loss", new double[] {2, 1}, new double[2]);
    assertThatThrownBy(() -> Bands.of(List.of(run))).hasMessageContaining("from x = 2.0 to 1.0");
  }

  @Test
  void of_noRuns_isRefused() {
    assertThatThrownBy(() -> Bands.of(List.of())).hasMessageContaining("0 runs");
  }

  @Test
  void describe_oneSeed_claimsNoSpread() {
    assertThat(Bands.describe(1)).isEqualTo("One seed.");
    Chart chart = Chart.of("one", "One", Axis.of("x"), Axis.of("y"));
    assertThat(chart.with(Bands.of(List.of(run(1, 2)))).bands()).isEmpty();
    assertThat(chart.with(Bands.of(List.of(run(1), run(2)))).bands()).hasSize(1);
  }

  @Property(tries = 50)
  void of_anyRuns_meanLiesWithinBand(
      @ForAll @Size(min = 1, max = 8) List<@DoubleRange(min = -1e6, max = 1e6) Double> values) {
    Bands bands = Bands.of(values.stream().map(BandsTest::run).toList());
    double slack = 1e-6;
    assertThat(bands.mean().y()[0])
        .isBetween(bands.band().low()[0] - slack, bands.band().high()[0] + slack);
  }

  private static Line run(double... y) {
    double[] x = IntStream.range(0, y.length).asDoubleStream().toArray();
    return Line.solid("k", "label", x, y);
  }

  @Test
  void pieces_edgesThatAreMissing_areLeftOut() {
    double nan = Double.NaN;
    Band band =
        new Band(
            "a",
            new double[] {0, 1, 2, 3, 4},
            new double[] {0, 1, nan, 3, 4},
            new double[] {1, 2, 3, 4, nan});
    assertThat(band.pieces()).hasSize(2);
    assertThat(band.pieces().get(0).x()).containsExactly(0, 1);
    assertThat(band.pieces().get(0).high()).containsExactly(1, 2);
    assertThat(band.pieces().get(1).x()).containsExactly(3);
  }
}
