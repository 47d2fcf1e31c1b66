package rethink.theory.expressivity;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import rethink.layer.Natives;

/** Builds a Deeplearning4j network in double precision from weights that are known already. */
final class ReluNetwork {
  private record Part(Layer layer, INDArray weights, INDArray biases) {}

  private final List<Part> parts = new ArrayList<>();
  private long width;

  ReluNetwork(int inputs) {
    Natives.load();
    width = inputs;
  }

  /** A linear layer without biases; weights are [inputs, outputs]. */
  void linear(INDArray weights) {
    add(
        new DenseLayer.Builder()
            .nIn(width)
            .nOut(weights.columns())
            .activation(Activation.IDENTITY)
            .hasBias(false)
            .build(),
        weights,
        null);
  }

  /** A layer of rectified linear units. */
  void rectified(INDArray weights, INDArray biases) {
    add(
        new DenseLayer.Builder()
            .nIn(width)
            .nOut(weights.columns())
            .activation(Activation.RELU)
            .build(),
        weights,
        biases);
  }

  /** Linear outputs without biases, with squared loss. */
  void output(INDArray weights) {
    add(
        new OutputLayer.Builder(LossFunction.MSE)
            .nIn(width)
            .nOut(weights.columns())
            .activation(Activation.IDENTITY)
            .hasBias(false)
            .build(),
        weights,
        null);
  }

  private void add(Layer layer, INDArray weights, INDArray biases) {
    if (weights.rows() != width) {
      throw new IllegalArgumentException(
          "weights for %d inputs after a layer of %d units".formatted(weights.rows(), width));
    }
    parts.add(new Part(layer, weights, biases));
    width = weights.columns();
  }

  MultiLayerNetwork build() {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE).list();
    parts.forEach(part -> list.layer(part.layer()));
    MultiLayerNetwork network = new MultiLayerNetwork(list.build());
    network.init();
    for (int i = 0; i < parts.size(); i++) {
      network.setParam(i + "_W", parts.get(i).weights());
      if (parts.get(i).biases() != null) {
        network.setParam(i + "_b", parts.get(i).biases().reshape(1, -1));
      }
    }
    return network;
  }
}
