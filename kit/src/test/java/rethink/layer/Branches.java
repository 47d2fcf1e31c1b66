package rethink.layer;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A small network for images of 6x5x2 with all of the kit's image layers in it: branches of given
 * channels, joined, pooled, normalised and classified.
 */
final class Branches {
  private Branches() {}

  static ComputationGraphConfiguration configuration(
      DataType type, IUpdater updater, int... channels) {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(9)
            .dataType(type)
            .updater(updater)
            .graphBuilder()
            .addInputs("x")
            .setInputTypes(InputType.convolutional(6, 5, 2, CNN2DFormat.NHWC))
            .addLayer("stem", convolution(1, 3), "x");
    String[] names = new String[channels.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = "branch" + i;
      builder.addLayer(names[i], convolution(1 + 2 * (i % 2), channels[i]), "stem");
    }
    return builder
        .addVertex("joined", new Concatenation(), names)
        .addLayer("pool", Pooling.max(3, 2), "joined")
        .addLayer("norm", new LocalResponseNorm(2, 0.1), "pool")
        .addLayer("mean", Pooling.globalMean(), "norm")
        .addLayer(
            "classes",
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(Chain.CLASSES)
                .activation(Activation.SOFTMAX)
                .build(),
            "mean")
        .setOutputs("classes")
        .build();
  }

  static ComputationGraph net(DataType type, IUpdater updater, int... channels) {
    ComputationGraph net = new ComputationGraph(configuration(type, updater, channels));
    net.init();
    return net;
  }

  static INDArray images(DataType type, int batch) {
    return Gaussian.array(type, 6, batch, 6, 5, 2);
  }

  private static Convolution convolution(int kernel, int out) {
    return new Convolution.Builder(kernel).normalized(true).nOut(out).biasInit(0.1).build();
  }
}
