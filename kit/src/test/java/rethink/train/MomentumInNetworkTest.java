package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import rethink.data.Shape;
import rethink.model.CrossEntropy;
import rethink.model.ModelSummary;
import rethink.model.SmallInception;

class MomentumInNetworkTest {
  private static final double[] RATES = {0.1, 0.05, 0.2, 0.1};
  static final double MOMENTUM = 0.9;

  /** The velocity must outlive each change of the rate, which rebuilds the network's optimiser. */
  @Test
  void fit_inceptionAtChangingRates_movesEachParameterByTheFormula() {
    ComputationGraph net =
        new ComputationGraph(
            SmallInception.narrowedBy(32).configure(base(), new Shape(28, 28, 3), 10));
    net.init();
    INDArray x = Nd4j.create(gaussian(4 * 3 * 28 * 28), new long[] {4, 28, 28, 3}, 'c');
    INDArray y = oneHot(4);
    Map<String, INDArray> velocities = new HashMap<>();
    for (double rate : RATES) {
      net.setInputs(x);
      net.setLabels(y);
      net.computeGradientAndScore();
      Map<String, INDArray> wanted = new HashMap<>();
      net.gradient()
          .gradientForVariable()
          .forEach(
              (name, gradient) -> {
                INDArray mean = exact(gradient).div(4);
                INDArray velocity =
                    velocities.merge(name, mean, (old, now) -> old.mul(MOMENTUM).add(now));
                wanted.put(name, exact(net.getParam(name)).sub(velocity.mul(rate)));
              });
      net.setLearningRate(rate);
      net.fit(new INDArray[] {x}, new INDArray[] {y});
      wanted.keySet().removeIf(ModelSummary::isStatistic);
      assertThat(wanted).hasSize(40);
      wanted.forEach(
          (name, values) ->
              assertThat(exact(net.getParam(name)).equalsWithEps(values, 1e-5)).as(name).isTrue());
    }
  }

  /** Against a loop over doubles that shares no code with the network. */
  @Test
  void fit_oneDenseLayer_equalsALoopByHand() {
    SoftmaxRegression byHand = new SoftmaxRegression(12);
    ComputationGraph net =
        new ComputationGraph(
            base()
                .graphBuilder()
                .addInputs("x")
                .setInputTypes(InputType.feedForward(12))
                .addLayer(
                    "classes",
                    new OutputLayer.Builder(new CrossEntropy())
                        .nOut(10)
                        .activation(Activation.SOFTMAX)
                        .build(),
                    "x")
                .setOutputs("classes")
                .build());
    net.init();
    net.params().assign(0);
    float[] x = gaussian(6 * 12);
    INDArray features = Nd4j.create(x, new long[] {6, 12}, 'c');
    for (double rate : RATES) {
      net.setLearningRate(rate);
      net.fit(new INDArray[] {features}, new INDArray[] {oneHot(6)});
      byHand.step(x, 6, rate);
      assertThat(
              net.getParam("classes_W")
                  .dup('c')
                  .castTo(DataType.DOUBLE)
                  .reshape(120)
                  .toDoubleVector())
          .containsExactly(byHand.weights, within(1e-6));
      assertThat(exact(net.getParam("classes_b")).toDoubleVector())
          .containsExactly(byHand.bias, within(1e-6));
    }
  }

  private static NeuralNetConfiguration.Builder base() {
    return new NeuralNetConfiguration.Builder().seed(1).updater(new Momentum(1, MOMENTUM));
  }

  private static INDArray exact(INDArray array) {
    return array.reshape(array.length()).castTo(DataType.DOUBLE).dup();
  }

  private static float[] gaussian(int n) {
    Random random = new Random(5);
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static INDArray oneHot(int n) {
    INDArray labels = Nd4j.zeros(DataType.FLOAT, n, 10);
    for (int i = 0; i < n; i++) {
      labels.putScalar(i, 3 * i % 10, 1);
    }
    return labels;
  }
}
