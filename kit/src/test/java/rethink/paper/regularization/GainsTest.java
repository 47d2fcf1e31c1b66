package rethink.paper.regularization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rethink.data.Dataset;
import rethink.log.Runs;
import rethink.paper.Scale;
import rethink.paper.regularization.Gains.Gain;
import tech.tablesaw.api.Table;

class GainsTest {
  private final MadeGrid made = new MadeGrid();

  @Test
  void published_fromTheTable_areItsDifferences() {
    Map<String, Double> gains =
        Gains.of(RegularizerGrid.at(Scale.PAPER, Dataset.named("shapes")))
            .all()
            .filter(gain -> gain.published().isPresent())
            .collect(Collectors.toMap(Gain::title, gain -> gain.published().get()));
    Map<String, Double> wanted =
        Map.ofEntries(
            Map.entry("Inception: weight decay", 0.28),
            Map.entry("Inception: random crop", 3.56),
            Map.entry("Inception: random crop, weight decay", 3.30),
            Map.entry("Inception, no batch norm: weight decay", 1.00),
            Map.entry("small AlexNet: weight decay", 1.29),
            // A slide prints 2.96; its own table gives this.
            Map.entry("small AlexNet: random crop", 3.59),
            Map.entry("small AlexNet: random crop, weight decay", 5.15),
            Map.entry("MLP 3x512: weight decay", 0.96),
            Map.entry("MLP 1x512: weight decay", -0.12),
            Map.entry("batch norm, other regularizers: none", 3.75),
            Map.entry("batch norm, other regularizers: weight decay", 3.03),
            Map.entry("Inception instead of MLP 1x512, regularizers: none", 35.24));
    assertThat(gains).containsOnlyKeys(wanted.keySet());
    wanted.forEach((title, value) -> assertThat(gains.get(title)).isCloseTo(value, within(1e-9)));
  }

  @Test
  void here_twoSeeds_isSeedBySeed() {
    GridRow crop = made.row("inception", true, Treatment.CROP);
    made.accuracies(crop, 1, 0.90);
    Gain gain = gain("Inception: random crop");
    // Both seeds gain 90 - 85.75: what they share cancels.
    assertThat(gain.here(made.runs()).mean()).isCloseTo(4.25, within(1e-9));
    assertThat(gain.here(made.runs()).deviation()).isCloseTo(0, within(1e-9));
    assertThat(gain.here(made.runs()).seeds()).isEqualTo(2);
  }

  @Test
  void isContrary_sureLoss_contradictsThePapersGain() {
    Gain gain = gain("Inception: random crop");
    assertThat(gain.isContrary(made.runs())).isFalse();
    made.accuracies(made.row("inception", true, Treatment.CROP), 1, 0.85);
    assertThat(gain.isContrary(made.runs())).isTrue();
  }

  @Test
  void table_madeRuns_setsPaperBesideHere() {
    made.accuracies(made.row("inception", true, Treatment.CROP), 1, 0.90);
    Table table = Gains.of(made.grid).table(made.runs());
    int row = table.stringColumn("gain").asList().indexOf("Inception: random crop");
    assertThat(table.columnNames()).containsExactly("gain", "paper", "here", "difference");
    assertThat(table.getString(row, "paper")).isEqualTo("+3.56");
    assertThat(table.getString(row, "here")).isEqualTo("+4.3 ± 0.0");
    assertThat(table.getString(row, "difference")).isEqualTo("+0.7");
  }

  @Test
  void of_gridWithoutPlainRow_leavesItsGainsOut() {
    RegularizerGrid less =
        made.grid.where(row -> row != made.row("inception", true, Treatment.NONE));
    assertThat(Gains.of(less).architecture()).isEmpty();
    assertThat(Gains.of(less).all().map(Gain::title)).noneMatch(title -> title.contains("Incep"));
    assertThat(Gains.of(less).table(new Runs(made.runs(less).all())).rowCount()).isPositive();
  }

  private Gain gain(String title) {
    return Gains.of(made.grid).all().filter(g -> g.title().equals(title)).findFirst().orElseThrow();
  }
}
