package rethink.paper.linear;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rethink.paper.Scale;
import tech.tablesaw.api.Table;

class LinearModelsTest {
  @Test
  void verdicts_quickScale_holdAndCanFail() {
    MinimumNormPaths paths = MinimumNormPaths.run(Scale.QUICK);
    NullSpaceShift shift = NullSpaceShift.measure(Scale.QUICK);
    Table verdicts = LinearModels.verdicts(paths, shift);
    assertThat(verdicts.stringColumn("verdict")).containsOnly("holds");
    var onlyAdam =
        paths.paths().stream()
            .map(
                path ->
                    new MinimumNormPaths.Path(
                        path.way(),
                        path.seed(),
                        path.problem(),
                        path.start(),
                        path.minimumNorm(),
                        paths.of(MinimumNormPaths.Way.ADAM).get(0).points()))
            .toList();
    assertThat(
            LinearModels.verdicts(new MinimumNormPaths(paths.seeds(), onlyAdam), shift)
                .stringColumn("verdict")
                .asList())
        .startsWith("does not hold", "does not hold", "does not hold");
  }

  @Test
  void verdicts_sizesAndStopping_hold() {
    LinearDoubleDescent descent = LinearDoubleDescent.measure(Scale.QUICK);
    EarlyStoppingAsRidge stopping = EarlyStoppingAsRidge.measure(Scale.QUICK);
    assertThat(LinearModels.verdicts(descent, stopping).stringColumn("verdict"))
        .containsOnly("holds");
    assertThat(descent.table().stringColumn("rank").asList())
        .containsExactly("20", "60", "95", "100", "100", "100", "100");
  }
}
