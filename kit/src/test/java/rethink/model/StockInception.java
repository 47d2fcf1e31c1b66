package rethink.model;

import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The paper's Figure 3 once more, of Deeplearning4j's own layers in doubles, with the parameters of
 * a {@link SmallInception}; its images are [batch, channels, height, width].
 */
final class StockInception {
  private final boolean batchNorm;
  private final Map<String, INDArray> parameters;
  private final GraphBuilder builder;

  private StockInception(boolean batchNorm, Map<String, INDArray> parameters, int side) {
    this.batchNorm = batchNorm;
    this.parameters = parameters;
    builder =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.DOUBLE)
            .graphBuilder()
            .addInputs("images")
            .setInputTypes(InputType.convolutional(side, side, 3));
  }

  static ComputationGraph like(ComputationGraph net, boolean batchNorm, int side) {
    StockInception inception = new StockInception(batchNorm, net.paramTable(), side);
    String top = inception.convolve("stem", 3, 1, "images");
    for (int number = 2; number <= 11; number++) {
      top =
          number == 4 || number == 9
              ? inception.downsample(number, top)
              : inception.module(number, top);
    }
    inception
        .builder
        .addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), top)
        .addLayer(
            "classes",
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(10)
                .activation(Activation.SOFTMAX)
                .build(),
            "mean")
        .setOutputs("classes");
    ComputationGraph stock = new ComputationGraph(inception.builder.build());
    stock.init();
    net.paramTable()
        .forEach(
            (name, values) -> {
              if (!ModelSummary.isStatistic(name)) {
                INDArray target = stock.getParam(nameOf(name, batchNorm));
                target.assign(turned(values).castTo(DataType.DOUBLE).reshape(target.shape()));
              }
            });
    return stock;
  }

  /** What the kit's parameter is called here: normalised convolutions have their shift above. */
  static String nameOf(String parameter, boolean batchNorm) {
    return batchNorm && parameter.endsWith("_b") && !parameter.startsWith("classes")
        ? parameter.replace("_b", "-norm_beta")
        : parameter;
  }

  /** Weights [height, width, in, out] in the order of Deeplearning4j: [out, in, height, width]. */
  static INDArray turned(INDArray values) {
    return values.rank() == 4 ? values.permute(3, 2, 0, 1).dup('c') : values;
  }

  /** The scale of normalisation, which the kit's has not, back to 1. */
  static void resetScales(ComputationGraph stock) {
    stock
        .paramTable()
        .forEach(
            (name, values) -> {
              if (name.endsWith("_gamma")) {
                values.assign(1);
              }
            });
  }

  private String module(int number, String below) {
    String name = "inception" + number;
    return merge(name, convolve(name + "-1x1", 1, 1, below), convolve(name + "-3x3", 3, 1, below));
  }

  private String downsample(int number, String below) {
    String name = "downsample" + number;
    builder.addLayer(
        name + "-pool",
        new SubsamplingLayer.Builder(
                SubsamplingLayer.PoolingType.MAX, new int[] {3, 3}, new int[] {2, 2})
            .convolutionMode(ConvolutionMode.Same)
            .build(),
        below);
    return merge(name, convolve(name + "-3x3", 3, 2, below), name + "-pool");
  }

  private String merge(String name, String left, String right) {
    builder.addVertex(name, new MergeVertex(), left, right);
    return name;
  }

  private String convolve(String name, int kernel, int stride, String below) {
    builder.addLayer(
        name,
        new ConvolutionLayer.Builder(kernel, kernel)
            .stride(stride, stride)
            .convolutionMode(ConvolutionMode.Same)
            .activation(Activation.IDENTITY)
            .hasBias(!batchNorm)
            .nOut(parameters.get(name + "_b").length())
            .build(),
        below);
    String last = name;
    if (batchNorm) {
      last = name + "-norm";
      builder.addLayer(
          last,
          new BatchNormalization.Builder().useLogStd(false).decay(0.9).eps(1e-5).build(),
          name);
    }
    builder.addLayer(name + "-relu", new ActivationLayer(Activation.RELU), last);
    return name + "-relu";
  }
}
