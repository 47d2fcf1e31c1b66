package rethink.bench;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import rethink.model.Model;

/** The paper's networks from Deeplearning4j's own layers, as its documentation would have them. */
final class StockNetwork implements NetworkPlan.Builder {
  private final ComputationGraphConfiguration.GraphBuilder graph =
      new NeuralNetConfiguration.Builder()
          .seed(1)
          .updater(new Nesterovs(Protocol.LEARNING_RATE, Protocol.MOMENTUM))
          .weightInit(WeightInit.RELU)
          .convolutionMode(ConvolutionMode.Same)
          .graphBuilder()
          .addInputs("images")
          .setInputTypes(InputType.convolutional(Batches.SIDE, Batches.SIDE, Batches.CHANNELS));
  private int layers;

  private StockNetwork() {}

  static ComputationGraphConfiguration of(Model model) {
    StockNetwork network = new StockNetwork();
    String top = NetworkPlan.build(model, network, "images");
    network.graph.addLayer(
        "classes",
        new OutputLayer.Builder(LossFunction.NEGATIVELOGLIKELIHOOD)
            .nOut(Batches.CLASSES)
            .activation(Activation.SOFTMAX)
            .weightInit(WeightInit.XAVIER)
            .build(),
        top);
    return network.graph.setOutputs("classes").build();
  }

  @Override
  public String convolution(
      String below, int channels, int kernel, int stride, boolean normalized) {
    ConvolutionLayer.Builder convolution =
        new ConvolutionLayer.Builder(kernel, kernel).stride(stride, stride).nOut(channels);
    if (!normalized) {
      return add(convolution.activation(Activation.RELU).build(), below);
    }
    String sums = add(convolution.activation(Activation.IDENTITY).build(), below);
    String norm = add(new BatchNormalization.Builder().lockGammaBeta(true).build(), sums);
    return add(new ActivationLayer(Activation.RELU), norm);
  }

  @Override
  public String maxPool(String below) {
    return add(
        new SubsamplingLayer.Builder(
                SubsamplingLayer.PoolingType.MAX, new int[] {3, 3}, new int[] {2, 2})
            .build(),
        below);
  }

  @Override
  public String responseNorm(String below, int radius, double alpha) {
    return add(
        new LocalResponseNormalization.Builder()
            .k(1)
            .n(2 * radius + 1)
            .alpha(alpha)
            .beta(0.75)
            .build(),
        below);
  }

  @Override
  public String concatenate(String left, String right) {
    String name = name();
    graph.addVertex(name, new MergeVertex(), left, right);
    return name;
  }

  @Override
  public String mean(String below) {
    return add(new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), below);
  }

  @Override
  public String flatten(String below) {
    return below;
  }

  @Override
  public String dense(String below, int units) {
    return add(new DenseLayer.Builder().nOut(units).activation(Activation.RELU).build(), below);
  }

  private String add(Layer layer, String below) {
    String name = name();
    graph.addLayer(name, layer, below);
    return name;
  }

  private String name() {
    return "layer" + ++layers;
  }
}
