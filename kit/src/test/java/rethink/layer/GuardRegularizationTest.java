package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;

import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Defects of Deeplearning4j 1.0.0-M2.1 in regularisation and statistics, and beside each the kit's
 * own way.
 */
class GuardRegularizationTest {
  static final String CHANGED = "Deeplearning4j has changed: the work-around may go";

  private static final double RATE = 0.1;
  private static final double DECAY = 0.01;

  @Test
  void stockLayer_weightDecayOfTheWholeNetwork_isStillDoubled() {
    assertThat(shrinkage(DECAY, stock())).as(CHANGED).isCloseTo(2 * RATE * DECAY, within(1e-12));
    assertThat(shrinkage(0, stock().weightDecay(DECAY))).isCloseTo(RATE * DECAY, within(1e-12));
  }

  @Test
  void ourLayer_weightDecayOfNetworkOrLayer_isAppliedOnce() {
    assertThat(shrinkage(DECAY, ours())).isCloseTo(RATE * DECAY, within(1e-12));
    assertThat(shrinkage(0, ours().weightDecay(DECAY))).isCloseTo(RATE * DECAY, within(1e-12));
  }

  private static DenseLayer.Builder stock() {
    return new DenseLayer.Builder().nOut(2).activation(Activation.IDENTITY);
  }

  private static Dense.Builder ours() {
    return new Dense.Builder().nOut(2);
  }

  /** The share of the weights that one step without any gradient takes away. */
  private static double shrinkage(double decay, BaseLayer.Builder<?> layer) {
    NeuralNetConfiguration.Builder base =
        new NeuralNetConfiguration.Builder().dataType(DOUBLE).updater(new Sgd(RATE));
    if (decay > 0) {
      base.weightDecay(decay);
    }
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            base.list(layer.build(), output()).setInputType(InputType.feedForward(3)).build());
    net.init();
    double before = net.getParam("0_W").getDouble(0, 0);
    net.fit(Nd4j.zeros(DOUBLE, 4, 3), Chain.labels(DOUBLE, 1, 4));
    return 1 - net.getParam("0_W").getDouble(0, 0) / before;
  }

  private static OutputLayer output() {
    return new OutputLayer.Builder().nOut(Chain.CLASSES).activation(Activation.SOFTMAX).build();
  }

  @Test
  void stockDropConnect_gradientAndMean_areStillWrong() {
    var noise = new org.deeplearning4j.nn.conf.weightnoise.DropConnect(0.5);
    assertThat(checks(stock().weightNoise(noise).build())).as(CHANGED).isFalse();
    assertThat(meanInTraining(stock().weightNoise(noise))).as(CHANGED).isCloseTo(0.5, within(0.05));
  }

  @Test
  void ourDropConnect_gradientAndMean_areRight() {
    DropConnect weights = new DropConnect(0.5, 1);
    assertThat(checks(ours().weights(weights).build())).isTrue();
    assertThat(meanInTraining(ours().weights(weights))).isCloseTo(1, within(0.05));
  }

  private static boolean checks(BaseLayer layer) {
    return GradientCheck.passes(
        Chain.net(DOUBLE, InputType.feedForward(5), layer),
        Gaussian.array(DOUBLE, 1, 4, 5),
        Chain.labels(DOUBLE, 2, 4));
  }

  /** Of outputs in training, as a share of those in evaluation, where all weights are equal. */
  private static double meanInTraining(BaseLayer.Builder<?> layer) {
    ComputationGraph net = Chain.net(DOUBLE, InputType.feedForward(5_000), layer.build());
    net.getParam("layer0_W").assign(1);
    INDArray x = Nd4j.ones(DOUBLE, 1, 5_000);
    INDArray training = net.feedForward(x, true).get("layer0");
    return training.meanNumber().doubleValue() / 5_000;
  }

  @Test
  void stockBatchNormalization_clippedGradients_stillCorruptTheRunningMean() {
    // After 20 steps at decay 0.9 a running mean should have come 88 % of the way to 45.
    assertThat(runningMean(GradientNormalization.None)).isCloseTo(45 * 0.88, within(1.0));
    assertThat(runningMean(GradientNormalization.ClipL2PerLayer)).as(CHANGED).isLessThan(20);
  }

  private static double runningMean(GradientNormalization clipping) {
    BatchNormalization.Builder norm =
        new BatchNormalization.Builder()
            .gradientNormalization(clipping)
            .gradientNormalizationThreshold(1);
    ComputationGraph net = Chain.net(DOUBLE, InputType.feedForward(4), norm.build());
    Chain.fit(net, Gaussian.array(DOUBLE, 1, 64, 4).addi(45), Chain.labels(DOUBLE, 2, 64), 20);
    return net.getParam("layer0_mean").meanNumber().doubleValue();
  }
}
