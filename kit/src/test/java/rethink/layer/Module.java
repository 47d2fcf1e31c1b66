package rethink.layer;

import java.util.stream.Stream;
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
record Module(
    Window down, Window across, int in, int out, int height, int width, boolean normalized) {

  /** A square kernel, padded. */
  Module(int kernel, int stride, int in, int out, int height, int width, boolean normalized) {
    this(
        new Window(kernel, stride, true),
        new Window(kernel, stride, true),
        in,
        out,
        height,
        width,
        normalized);
  }

  /** The same with a kernel of other sides. */
  Module kernel(int newHeight, int newWidth) {
    return new Module(
        new Window(newHeight, down.stride(), down.padded()),
        new Window(newWidth, across.stride(), across.padded()),
        in,
        out,
        height,
        width,
        normalized);
  }

  Module unpadded() {
    return new Module(
        new Window(down.size(), down.stride(), false),
        new Window(across.size(), across.stride(), false),
        in,
        out,
        height,
        width,
        normalized);
  }

  /** Kernels of Inception V3: oblong, and such as stay within the image. */
  static Stream<Module> ofInceptionV3() {
    return Stream.of(true, false)
        .flatMap(
            normalized ->
                Stream.of(
                    new Module(1, 1, 2, 3, 6, 5, normalized).kernel(1, 7),
                    new Module(1, 1, 2, 3, 6, 5, normalized).kernel(7, 1),
                    new Module(1, 1, 2, 3, 1, 1, normalized).kernel(1, 3),
                    new Module(1, 1, 2, 3, 3, 3, normalized).kernel(3, 1),
                    new Module(3, 2, 2, 3, 7, 8, normalized).unpadded(),
                    new Module(3, 2, 2, 3, 3, 9, normalized).unpadded(),
                    new Module(3, 1, 2, 3, 6, 5, normalized).unpadded()));
  }

  Convolution.Builder layer() {
    Convolution.Builder layer = new Convolution.Builder(down.size(), across.size());
    return (down.padded() ? layer : layer.unpadded())
        .stride(down.stride())
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
        DataType.FLOAT, seed, batch, down.places(height), across.places(width), out);
  }

  @Override
  public String toString() {
    return "%dx%d, stride %d%s, %d -> %d channels, images of %dx%d%s"
        .formatted(
            down.size(),
            across.size(),
            down.stride(),
            down.padded() ? "" : ", unpadded",
            in,
            out,
            height,
            width,
            normalized ? ", normalised" : "");
  }
}
