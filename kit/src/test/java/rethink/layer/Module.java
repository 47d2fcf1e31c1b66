package rethink.layer;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;

/** A convolution with its rectifier and perhaps normalisation, and the images it is fed. */
record Module(int kernel, int stride, int in, int out, int height, int width, boolean normalized) {

  Convolution.Builder layer() {
    return new Convolution.Builder(kernel)
        .stride(stride)
        .normalized(normalized)
        .nOut(out)
        .weightInit(WeightInit.RELU)
        .biasInit(0.1);
  }

  /** A network of this one layer. */
  MultiLayerNetwork net(DataType type) {
    return net(type, layer().build());
  }

  /** A network of the given layers for images of this size. */
  MultiLayerNetwork net(DataType type, Layer... layers) {
    return net(type, input(), layers);
  }

  InputType input() {
    return InputType.convolutional(height, width, in, CNN2DFormat.NHWC);
  }

  static MultiLayerNetwork net(DataType type, InputType input, Layer... layers) {
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(5)
                .dataType(type)
                .updater(new Sgd(0.1))
                .list(layers)
                .setInputType(input)
                .build());
    net.init();
    return net;
  }

  /** A batch of input in floats, [batch, height, width, in]. */
  INDArray images(long seed, int batch) {
    return Gaussian.array(DataType.FLOAT, seed, batch, height, width, in);
  }

  /** A batch of gradients at the output in floats. */
  INDArray epsilon(long seed, int batch) {
    return Gaussian.array(
        DataType.FLOAT,
        seed,
        batch,
        Convolution.ceilDivide(height, stride),
        Convolution.ceilDivide(width, stride),
        out);
  }

  @Override
  public String toString() {
    return "%dx%d, stride %d, %d -> %d channels, images of %dx%d%s"
        .formatted(
            kernel, kernel, stride, in, out, height, width, normalized ? ", normalised" : "");
  }
}
