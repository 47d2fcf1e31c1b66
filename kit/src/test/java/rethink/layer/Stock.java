package rethink.layer;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link Module} of Deeplearning4j's own layers in doubles, with the parameters of a network of
 * the kit's. Its images are [batch, channels, height, width], its weights [out, in, height, width].
 */
final class Stock {
  final MultiLayerNetwork net;
  private final Module module;

  Stock(Module module, MultiLayerNetwork twin) {
    this.module = module;
    ConvolutionLayer convolution =
        new ConvolutionLayer.Builder(module.down().size(), module.across().size())
            .stride(module.down().stride(), module.across().stride())
            .convolutionMode(
                module.down().padded() ? ConvolutionMode.Same : ConvolutionMode.Truncate)
            .activation(Activation.IDENTITY)
            .nOut(module.out())
            .hasBias(!module.normalized())
            .build();
    BatchNormalization norm =
        new BatchNormalization.Builder().useLogStd(false).decay(0.9).eps(1e-5).build();
    ActivationLayer rectifier = new ActivationLayer(Activation.RELU);
    InputType images = InputType.convolutional(module.height(), module.width(), module.in());
    net =
        module.normalized()
            ? Module.net(DataType.DOUBLE, images, convolution, norm, rectifier)
            : Module.net(DataType.DOUBLE, images, convolution, rectifier);
    net.getParam("0_W").assign(twin.getParam("0_W").permute(3, 2, 0, 1));
    net.getParam(shift()).assign(twin.getParam("0_b").reshape(1, module.out()));
  }

  /** The name of what corresponds to the kit's shift. */
  String shift() {
    return module.normalized() ? "1_beta" : "0_b";
  }

  /** One step in the kit's order of axes; the scale, which the kit's layer has not, stays 1. */
  Step step(INDArray images, INDArray epsilon) {
    Step step = Step.of(net, turned(images), turned(epsilon));
    if (module.normalized()) {
      net.getParam("1_gamma").assign(1);
    }
    return new Step(back(step.out()), step.gradient(), back(step.below()));
  }

  INDArray output(INDArray images) {
    return back(net.output(turned(images)));
  }

  INDArray weights() {
    return net.getParam("0_W").permute(2, 3, 1, 0);
  }

  private static INDArray turned(INDArray images) {
    return images.castTo(DataType.DOUBLE).permute(0, 3, 1, 2).dup('c');
  }

  private static INDArray back(INDArray images) {
    return images.permute(0, 2, 3, 1).dup('c');
  }
}
