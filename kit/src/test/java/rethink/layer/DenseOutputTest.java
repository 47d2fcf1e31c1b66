package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;
import static org.nd4j.linalg.api.buffer.DataType.FLOAT;

import java.nio.file.Path;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.weightnoise.WeightNoise;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class DenseOutputTest {
  /** As of {@link DenseTest}. */
  private static final double TOLERANCE = 2e-6;

  private static OutputLayer.Builder ours() {
    return new DenseOutput.Builder(LossFunction.MCXENT.getILossFunction());
  }

  private static OutputLayer.Builder stock() {
    return new OutputLayer.Builder(LossFunction.MCXENT);
  }

  private static ComputationGraph net(DataType type, int in, OutputLayer.Builder output) {
    return net(type, in, output, WorkspaceMode.ENABLED);
  }

  private static ComputationGraph net(
      DataType type, int in, OutputLayer.Builder output, WorkspaceMode workspaces) {
    ComputationGraphConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(7)
            .dataType(type)
            .updater(new Sgd(1))
            .trainingWorkspaceMode(workspaces)
            .graphBuilder()
            .addInputs("x")
            .setInputTypes(InputType.feedForward(in))
            .addLayer(
                "hidden", new Dense.Builder().nOut(6).activation(Activation.RELU).build(), "x")
            .addLayer(
                "classes",
                output.nOut(Chain.CLASSES).activation(Activation.SOFTMAX).l2(0.01).build(),
                "hidden")
            .setOutputs("classes")
            .build();
    ComputationGraph net = new ComputationGraph(configuration);
    net.init();
    return net;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void gradient_anyBatch_passesDeeplearning4jsCheck(int batch) {
    assertThat(
            GradientCheck.passes(
                net(DOUBLE, 5, ours()),
                Gaussian.array(DOUBLE, 1, batch, 5),
                Chain.labels(DOUBLE, 2, batch)))
        .isTrue();
  }

  /** Also that scores are of the weights before the step, not of an older batch. */
  @ParameterizedTest
  @CsvSource({"1, ENABLED", "4, ENABLED", "128, ENABLED", "4, NONE"})
  void fit_severalSteps_isDeeplearning4jsOwnLayer(int batch, WorkspaceMode workspaces) {
    ComputationGraph ours = net(DOUBLE, 5, ours(), workspaces);
    ComputationGraph stock = net(DOUBLE, 5, stock(), workspaces);
    // The same draws at the same places, so that an experiment keeps its first weights.
    assertThat(ours.params()).isEqualTo(stock.params());
    for (int step = 1; step <= 3; step++) {
      INDArray x = Gaussian.array(DOUBLE, step, batch, 5);
      INDArray labels = Chain.labels(DOUBLE, 10 + step, batch);
      Chain.fit(ours, x, labels, 1);
      Chain.fit(stock, x, labels, 1);
      assertThat(ours.score()).isCloseTo(stock.score(), within(1e-12));
      assertThat(Difference.between(ours.params(), stock.params())).isLessThan(1e-12);
      assertThat(Difference.between(ours.outputSingle(x), stock.outputSingle(x))).isLessThan(1e-12);
      DataSet other = new DataSet(Gaussian.array(DOUBLE, 20, 3, 5), Chain.labels(DOUBLE, 21, 3));
      assertThat(ours.score(other, true)).isCloseTo(stock.score(other, true), within(1e-12));
      assertThat(ours.score(other)).isCloseTo(stock.score(other), within(1e-12));
      assertThat(
              Difference.between(ours.scoreExamples(other, true), stock.scoreExamples(other, true)))
          .isLessThan(1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 33, 128})
  void step_floats_computeWhatDoublesDo(int batch) {
    ComputationGraph floats = net(FLOAT, 21, ours());
    ComputationGraph doubles = net(DOUBLE, 21, ours());
    doubles.setParams(floats.params().castTo(DOUBLE));
    INDArray x = Gaussian.array(FLOAT, 1, batch, 21);
    INDArray found = Chain.gradient(floats, x, Chain.labels(FLOAT, 2, batch)).divi(batch);
    INDArray wanted =
        Chain.gradient(doubles, x.castTo(DOUBLE), Chain.labels(DOUBLE, 2, batch)).divi(batch);
    assertThat(Difference.between(found, wanted)).isLessThan(TOLERANCE);
    assertThat(Difference.between(floats.outputSingle(x), doubles.outputSingle(x.castTo(DOUBLE))))
        .isLessThan(TOLERANCE);
    assertThat(Chain.gradient(floats, x, Chain.labels(FLOAT, 2, batch)).divi(batch))
        .isEqualTo(found);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void gradient_dropoutOnItsInput_isThatOfDeeplearning4jsLayer(DataType type) {
    ComputationGraph ours = net(type, 5, ours().dropOut(new SeededDropout(0.5, 1, "in")));
    ComputationGraph stock = net(type, 5, stock().dropOut(new SeededDropout(0.5, 1, "in")));
    INDArray x = Gaussian.array(type, 1, 8, 5);
    INDArray labels = Chain.labels(type, 2, 8);
    INDArray found = Chain.gradient(ours, x, labels);
    assertThat(Difference.between(found, Chain.gradient(stock, x, labels))).isLessThan(TOLERANCE);
    assertThat(ours.score()).isCloseTo(stock.score(), within(TOLERANCE));
    assertThat(Difference.between(found, Chain.gradient(net(type, 5, ours()), x, labels)))
        .isGreaterThan(0.01);
  }

  @Test
  void save_restored_goesOnToTheSameBits(@TempDir Path folder) throws Exception {
    ComputationGraph net = net(FLOAT, 5, ours());
    INDArray x = Gaussian.array(FLOAT, 1, 8, 5);
    INDArray labels = Chain.labels(FLOAT, 2, 8);
    Chain.fit(net, x, labels, 2);
    net.save(folder.resolve("net.zip").toFile(), true);
    ComputationGraph restored = ComputationGraph.load(folder.resolve("net.zip").toFile(), true);
    assertThat(restored.getLayer("classes").conf().getLayer())
        .isEqualTo(net.getLayer("classes").conf().getLayer())
        .isInstanceOf(DenseOutput.class);
    Chain.fit(net, x, labels, 2);
    Chain.fit(restored, x, labels, 2);
    assertThat(Chain.bits(restored.params())).isEqualTo(Chain.bits(net.params()));
  }

  @Test
  void init_withoutBiasOrWithNoise_isRefused() {
    assertThatThrownBy(() -> net(FLOAT, 5, ours().hasBias(false)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "layer 'classes' got bias false and weight noise null; it has a bias and no noise, take"
                + " OutputLayer");
    assertThatThrownBy(
            () -> net(FLOAT, 5, ours().weightNoise(new WeightNoise(new NormalDistribution(0, 1)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("take OutputLayer");
  }

  @Test
  void output_inputOfOtherSize_isRefusedByName() {
    OutputLayer.Builder output = ours();
    ComputationGraph net = net(FLOAT, 5, output);
    assertThatThrownBy(
            () ->
                net.getLayer("classes")
                    .activate(
                        Gaussian.array(FLOAT, 1, 2, 4), false, LayerWorkspaceMgr.noWorkspaces()))
        .hasMessage("layer 'classes' got input of shape [2, 4]; wanted [batch, 6]");
  }
}
