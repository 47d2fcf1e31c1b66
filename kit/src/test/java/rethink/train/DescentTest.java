package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import rethink.data.Dataset;
import rethink.data.Shape;
import rethink.model.Model;

class DescentTest {
  private static final int[] ORDER = {0, 1, 2, 3, 4, 5, 6};
  private static final double[] RATES = {0.1, 0.05, 0.2};

  private final Whitened images =
      new Whitened(new Dataset("shapes", 7, 1).train().centerCrop(28, 28));
  private final INDArray x = images.features(ORDER, 0, 7);
  private final INDArray y = images.labels(ORDER, 0, 7);

  /** Rates change from step to step; weights decay by l2. */
  @ParameterizedTest
  @ValueSource(strings = {"inception/32", "inception-no-bn/32", "mlp-2x16"})
  void step_changingRates_movesAsFitDoes(String model) {
    ComputationGraph quick = net(model, new Momentum(1, 0.9), DataType.FLOAT);
    ComputationGraph stock = net(model, new Momentum(1, 0.9), DataType.FLOAT);
    Descent descent = new Descent(quick);
    for (double rate : RATES) {
      descent.step(x, y, rate);
      stock.setLearningRate(rate);
      stock.fit(new INDArray[] {x}, new INDArray[] {y});
      assertThat(quick.score()).isCloseTo(stock.score(), within(1e-4));
      assertSame(quick.params(), stock.params());
      assertSame(quick.updaterState(), stock.updaterState());
    }
    assertThat(quick.getIterationCount()).isEqualTo(RATES.length);
  }

  @Test
  void step_doubles_leavesThemToFit() {
    ComputationGraph net = net("mlp-1x16", new Momentum(1, 0.9), DataType.DOUBLE);
    ComputationGraph stock = net("mlp-1x16", new Momentum(0.1, 0.9), DataType.DOUBLE);
    INDArray exact = x.castTo(DataType.DOUBLE);
    INDArray labels = y.castTo(DataType.DOUBLE);
    new Descent(net).step(exact, labels, 0.1);
    stock.fit(new INDArray[] {exact}, new INDArray[] {labels});
    assertThat(net.params().data().asDouble()).isEqualTo(stock.params().data().asDouble());
  }

  @Test
  void construct_otherUpdater_saysWhichIsWanted() {
    ComputationGraph net = net("mlp-1x16", new Nesterovs(0.1, 0.9), DataType.FLOAT);
    assertThatThrownBy(() -> new Descent(net))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give the network rethink.train.Momentum");
  }

  private static void assertSame(INDArray found, INDArray wanted) {
    double scale = Math.max(1, wanted.amaxNumber().doubleValue());
    assertThat(found.sub(wanted).amaxNumber().doubleValue()).isLessThan(1e-5 * scale);
  }

  private static ComputationGraph net(String model, IUpdater updater, DataType type) {
    NeuralNetConfiguration.Builder base =
        new NeuralNetConfiguration.Builder().seed(3).dataType(type).updater(updater).l2(0.01);
    ComputationGraph net =
        new ComputationGraph(Model.named(model).configure(base, new Shape(28, 28, 3), 10));
    net.init();
    return net;
  }
}
