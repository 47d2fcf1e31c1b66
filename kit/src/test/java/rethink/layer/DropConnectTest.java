package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;

import java.util.Map;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DropConnectTest {
  private final Map<String, INDArray> weights = Map.of("W", Nd4j.ones(DOUBLE, 300, 200));

  private INDArray draw(long seed, String layer, int iteration) {
    return new DropConnect(0.25, seed)
        .start(layer)
        .inTraining(weights, iteration, LayerWorkspaceMgr.noWorkspaces());
  }

  @Test
  void inTraining_ones_keepTheShareAskedForAndTheMean() {
    INDArray drawn = draw(1, "a", 0);
    assertThat(Chain.bits(drawn)).containsOnly(0, 4);
    // 60,000 draws: the standard error of the mean is 0.7 %.
    assertThat(drawn.meanNumber().doubleValue()).isCloseTo(1, within(0.035));
  }

  @Test
  void inTraining_seedLayerAndIteration_decideTheMask() {
    assertThat(draw(1, "a", 0)).isEqualTo(draw(1, "a", 0));
    assertThat(draw(1, "a", 0))
        .isNotEqualTo(draw(2, "a", 0))
        .isNotEqualTo(draw(1, "b", 0))
        .isNotEqualTo(draw(1, "a", 1));
  }

  /** Also where the weight itself is 0, which the weights in use do not tell from a dropped one. */
  @Test
  void pullBack_ones_passTheMaskOfTheForwardPass() {
    INDArray wanted = draw(1, "a", 0);
    TransformedWeights zeros = new DropConnect(0.25, 1).start("a");
    zeros.inTraining(
        Map.of("W", Nd4j.zeros(DOUBLE, 300, 200)), 0, LayerWorkspaceMgr.noWorkspaces());
    Map<String, INDArray> gradients = Map.of("W", Nd4j.ones(DOUBLE, 300, 200));
    zeros.pullBack(weights, gradients);
    assertThat(gradients.get("W")).isEqualTo(wanted);
  }

  @Test
  void inEvaluation_anyWeights_areThemselves() {
    TransformedWeights connections = new DropConnect(0.25, 1).start("a");
    assertThat(connections.inEvaluation(weights, LayerWorkspaceMgr.noWorkspaces()))
        .isSameAs(weights.get("W"));
  }
}
