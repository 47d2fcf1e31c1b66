package rethink.model;

import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import rethink.data.Shape;

/** Images of standard normal values, [n, side, side, 3], and random one-hot labels, [n, 10]. */
record Batch(INDArray images, INDArray labels) {

  static Batch of(int n, int side) {
    Random random = new Random(3);
    float[] pixels = new float[n * 3 * side * side];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    INDArray labels = Nd4j.zeros(DataType.FLOAT, n, 10);
    for (int i = 0; i < n; i++) {
      labels.putScalar(i, random.nextInt(10), 1);
    }
    return new Batch(Nd4j.create(pixels, new long[] {n, side, side, 3}, 'c'), labels);
  }

  Batch as(DataType type) {
    return new Batch(images.castTo(type), labels.castTo(type));
  }

  /** A new network for such images, its weights drawn from a fixed seed in the images' type. */
  ComputationGraph net(Model model) {
    int side = (int) images.size(2);
    ComputationGraph net =
        new ComputationGraph(
            model.configure(
                new NeuralNetConfiguration.Builder().seed(11).dataType(images.dataType()),
                new Shape(side, side, 3),
                10));
    net.init();
    return net;
  }

  /** Forward and backward in training mode: leaves the gradient in the network, gives the loss. */
  double computeGradient(ComputationGraph net) {
    net.setInputs(images);
    net.setLabels(labels);
    net.computeGradientAndScore();
    return net.score();
  }

  /** The mean loss in training mode, by a forward pass alone. */
  double loss(ComputationGraph net) {
    return net.score(new DataSet(images, labels), true);
  }
}
