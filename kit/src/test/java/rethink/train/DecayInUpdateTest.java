package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import rethink.data.Dataset;
import rethink.data.Shape;
import rethink.model.Model;
import rethink.regularize.WeightDecay;

class DecayInUpdateTest {
  private static final double RATE = 0.1;
  private static final double MOMENTUM = 0.9;
  private static final double DECAY = 0.3;
  private static final int[] ORDER = {0, 1, 2, 3, 4, 5, 6};

  private final Whitened images =
      new Whitened(new Dataset("shapes", 7, 1).train().centerCrop(28, 28));
  private final INDArray x = images.features(ORDER, 0, 7);
  private final INDArray y = images.labels(ORDER, 0, 7);

  /** By hand, in doubles: v = 0.9 v + gradient / 7 + 0.3 w for weights, without the last else. */
  @ParameterizedTest
  @ValueSource(strings = {"mlp-2x16", "inception/32", "inception-no-bn/32", "alexnet"})
  void step_threeTimes_decaysEachWeightOnceAndNoBias(String model) {
    ComputationGraph net = net(model);
    Map<String, INDArray> velocities = new HashMap<>();
    for (int step = 0; step < 3; step++) {
      net.setInputs(x);
      net.setLabels(y);
      net.computeGradientAndScore();
      Map<String, INDArray> wanted = new HashMap<>();
      for (String name : net.paramTable().keySet()) {
        if (name.endsWith("_W") || name.endsWith("_b")) {
          INDArray w = exact(net.getParam(name));
          INDArray change = exact(net.gradient().getGradientFor(name)).div(7);
          if (name.endsWith("_W")) {
            change.addi(w.mul(DECAY));
          }
          INDArray velocity =
              velocities.merge(name, change, (old, now) -> old.mul(MOMENTUM).add(now));
          wanted.put(name, w.sub(velocity.mul(RATE)));
        }
      }
      new Descent(net).step(x, y, RATE);
      wanted.forEach(
          (name, values) ->
              assertThat(exact(net.getParam(name)).equalsWithEps(values, 2e-5)).as(name).isTrue());
    }
  }

  private static ComputationGraph net(String model) {
    NeuralNetConfiguration.Builder base =
        new NeuralNetConfiguration.Builder().seed(3).updater(new Momentum(RATE, MOMENTUM));
    ComputationGraphConfiguration network =
        Model.named(model).configure(base, new Shape(28, 28, 3), 10);
    new WeightDecay(DECAY).configure(network, 1);
    ComputationGraph net = new ComputationGraph(network);
    net.init();
    return net;
  }

  private static INDArray exact(INDArray array) {
    return array.dup('c').reshape(array.length()).castTo(DataType.DOUBLE);
  }
}
