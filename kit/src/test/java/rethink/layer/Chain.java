package rethink.layer;

import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Layers named layer0, layer1, ... in a row, under a softmax of three classes. */
final class Chain {
  static final int CLASSES = 3;

  private Chain() {}

  static ComputationGraph net(DataType type, InputType input, Layer... layers) {
    ComputationGraph net = new ComputationGraph(configuration(type, input, layers));
    net.init();
    return net;
  }

  static ComputationGraphConfiguration configuration(
      DataType type, InputType input, Layer... layers) {
    ComputationGraphConfiguration.GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(7)
            .dataType(type)
            .updater(new Sgd(1))
            .graphBuilder()
            .addInputs("x")
            .setInputTypes(input);
    String last = "x";
    for (int i = 0; i < layers.length; i++) {
      builder.addLayer("layer" + i, layers[i], last);
      last = "layer" + i;
    }
    return builder
        .addLayer(
            "classes",
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(CLASSES)
                .activation(Activation.SOFTMAX)
                .build(),
            last)
        .setOutputs("classes")
        .build();
  }

  /** Random one-hot labels. */
  static INDArray labels(DataType type, long seed, int batch) {
    Random random = new Random(seed);
    INDArray labels = Nd4j.zeros(type, batch, CLASSES);
    for (int i = 0; i < batch; i++) {
      labels.putScalar(i, random.nextInt(CLASSES), 1);
    }
    return labels;
  }

  /** Forward and backward in training mode; the gradient of the summed loss at all parameters. */
  static INDArray gradient(ComputationGraph net, INDArray x, INDArray labels) {
    net.setInputs(x);
    net.setLabels(labels);
    net.computeGradientAndScore();
    return net.gradient().gradient().dup();
  }

  static void fit(ComputationGraph net, INDArray x, INDArray labels, int steps) {
    for (int i = 0; i < steps; i++) {
      net.fit(new INDArray[] {x}, new INDArray[] {labels});
    }
  }

  static float[] bits(INDArray array) {
    return array.dup('c').data().asFloat();
  }
}
