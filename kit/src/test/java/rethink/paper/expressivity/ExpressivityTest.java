package rethink.paper.expressivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rethink.data.Dataset;
import rethink.paper.Scale;
import rethink.theory.expressivity.Placement;

class ExpressivityTest {
  @Test
  void memorised_randomLabelsOfShapes_areAllReadBackByBothReaders() {
    MemorisedImages images = MemorisedImages.of(Dataset.named("shapes").first(150));
    for (MemorisedImages.Recall recall : List.of(images.bySums(), images.byNetwork())) {
      assertThat(recall.recovered()).isEqualTo(150);
      assertThat(recall.margin()).isBetween(2 - 1e-8, 2 + 1e-8);
    }
    assertThat(images.net().parameters()).isEqualTo(3072 + 11 * 150);
  }

  @Test
  void recall_outputsOfAnotherLabel_areNotCounted() {
    var images = Dataset.named("shapes").first(2).train().withLabels(new int[] {0, 1});
    double[][] outputs = new double[10][2];
    outputs[0] = new double[] {0.5, 0.75};
    outputs[1] = new double[] {0.25, 0.25};
    assertThat(MemorisedImages.recall(images, outputs))
        .isEqualTo(new MemorisedImages.Recall(1, -0.5));
  }

  /** All 50,000 images, where they are on this machine; the official files and the re-encoded. */
  @Test
  void memorised_randomLabelsOfCifar10_areAllReadBack() {
    assumeTrue(
        Dataset.current().name().equals("cifar10"),
        "CIFAR-10 is not on this machine; set RETHINK_DATA to test with it");
    MemorisedImages images = MemorisedImages.of(Dataset.current());
    assertThat(images.bySums().recovered()).isEqualTo(50_000);
    assertThat(images.bySums().margin()).isGreaterThan(1.99);
  }

  @Test
  void architectures_searched_haveTheWeightsThatTheirNamesPromise() {
    int theorem = 2 * FoundBySgd.POINTS + FoundBySgd.DIMENSION;
    assertThat(FoundBySgd.Architecture.SMALL.search(1).parameters(FoundBySgd.DIMENSION))
        .isBetween(theorem - FoundBySgd.DIMENSION, theorem);
    assertThat(FoundBySgd.Architecture.LINE.search(1).parameters(FoundBySgd.DIMENSION))
        .isGreaterThanOrEqualTo(theorem);
  }

  @Test
  void verdicts_quickScale_hold() {
    ThresholdErrors errors = ThresholdErrors.measure(Scale.QUICK);
    assertThat(errors.networkError(2000, Placement.PREVIOUS)).isLessThan(1e-6);
    MemorisedImages images = MemorisedImages.of(Dataset.named("shapes").first(60));
    SpreadOverLayers layers = SpreadOverLayers.measure(1000);
    assertThat(Expressivity.verdicts(errors, images, layers).stringColumn("verdict"))
        .containsOnly("holds");
    assertThat(errors.table(2000).stringColumn("largest weight").get(11)).isEqualTo("overflows");
    assertThat(errors.chart().charts()).allMatch(chart -> chart.lines().size() == 5);
  }
}
