package rethink.model;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.Distribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.nd4j.linalg.activations.Activation;
import rethink.data.Shape;
import rethink.layer.Concatenation;
import rethink.layer.DenseOutput;

/** Grows a network layer by layer from the input "images" to the softmax output "classes". */
final class Graph {
  private final ComputationGraphConfiguration.GraphBuilder builder;
  private String last = "images";

  Graph(NeuralNetConfiguration.Builder base, Shape images) {
    builder =
        base.graphBuilder()
            .addInputs("images")
            .setInputTypes(
                InputType.convolutional(
                    images.height(), images.width(), images.channels(), CNN2DFormat.NHWC));
  }

  /** The name of the newest layer. */
  String last() {
    return last;
  }

  /** Whether the newest "layer" is the images themselves. */
  boolean isEmpty() {
    return last.equals("images");
  }

  /** Puts a layer on the newest one. */
  Graph add(String name, Layer layer) {
    return add(name, layer, last);
  }

  /** Puts a layer on a named one. */
  Graph add(String name, Layer layer, String below) {
    builder.addLayer(name, layer, below);
    last = name;
    return this;
  }

  /** Concatenates layers along the channels. */
  Graph concatenate(String name, String... layers) {
    builder.addVertex(name, new Concatenation(), layers);
    last = name;
    return this;
  }

  ComputationGraphConfiguration classify(int classes, WeightInit init) {
    return classify(classes, init.getWeightInitFunction());
  }

  ComputationGraphConfiguration classify(int classes, Distribution init) {
    return classify(classes, new WeightInitDistribution(init));
  }

  private ComputationGraphConfiguration classify(int classes, IWeightInit init) {
    add(
        "classes",
        new DenseOutput.Builder(new CrossEntropy())
            .nOut(classes)
            .activation(Activation.SOFTMAX)
            .weightInit(init)
            .build());
    return builder.setOutputs("classes").build();
  }
}
