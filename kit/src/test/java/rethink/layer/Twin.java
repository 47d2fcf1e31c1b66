package rethink.layer;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * One module twice, with the same parameters: as the kit's fused layer in floats and as
 * Deeplearning4j's three layers in doubles.
 */
final class Twin {
  final MultiLayerNetwork fused;
  final MultiLayerNetwork stock;
  private final Module module;

  record Module(
      int kernel, int stride, int in, int out, int height, int width, boolean normalized) {}

  Twin(Module module) {
    this.module = module;
    fused =
        net(
            DataType.FLOAT,
            new FusedConvolution.Builder(module.kernel())
                .stride(module.stride())
                .normalized(module.normalized())
                .nOut(module.out())
                .weightInit(WeightInit.RELU)
                .biasInit(0.1)
                .build());
    Layer convolution =
        new ConvolutionLayer.Builder(module.kernel(), module.kernel())
            .stride(module.stride(), module.stride())
            .convolutionMode(ConvolutionMode.Same)
            .activation(Activation.IDENTITY)
            .nOut(module.out())
            .build();
    Layer norm =
        new BatchNormalization.Builder()
            .lockGammaBeta(true)
            .useLogStd(false)
            .decay(0.9)
            .eps(1e-5)
            .build();
    Layer rectifier = new ActivationLayer(Activation.RELU);
    stock =
        module.normalized()
            ? net(DataType.DOUBLE, convolution, norm, rectifier)
            : net(DataType.DOUBLE, convolution, rectifier);
    stock.setParam("0_W", fused.getParam("0_W").castTo(DataType.DOUBLE));
    stock.setParam("0_b", fused.getParam("0_b").castTo(DataType.DOUBLE).reshape(1, module.out()));
  }

  private MultiLayerNetwork net(DataType type, Layer... layers) {
    return net(type, module.height(), module.width(), module.in(), layers);
  }

  static MultiLayerNetwork net(
      DataType type, int height, int width, int channels, Layer... layers) {
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(5)
                .dataType(type)
                .updater(new Sgd(0.1))
                .list(layers)
                .setInputType(InputType.convolutional(height, width, channels))
                .build());
    net.init();
    return net;
  }

  /** A batch of input in floats. */
  INDArray images(long seed, int batch) {
    return Gaussian.array(
        DataType.FLOAT, seed, batch, module.in(), module.height(), module.width());
  }

  /** A batch of gradients at the output in floats. */
  INDArray epsilon(long seed, int batch) {
    return Gaussian.array(
        DataType.FLOAT,
        seed,
        batch,
        module.out(),
        FusedConvolution.ceilDivide(module.height(), module.stride()),
        FusedConvolution.ceilDivide(module.width(), module.stride()));
  }

  /** Forward and backward in training mode, then one step of plain gradient descent. */
  static Step step(MultiLayerNetwork net, INDArray images, INDArray epsilon) {
    net.setInput(images);
    INDArray out = net.feedForward(true, false).get(net.getnLayers()).dup();
    net.setInputMiniBatchSize((int) images.size(0));
    Pair<Gradient, INDArray> back = net.backpropGradient(epsilon, null);
    Gradient gradient = back.getFirst();
    Step step =
        new Step(
            out,
            gradient.getGradientFor("0_W").dup(),
            gradient.getGradientFor("0_b").dup(),
            back.getSecond().dup());
    net.getUpdater()
        .update(net, gradient, 0, 0, (int) images.size(0), LayerWorkspaceMgr.noWorkspaces());
    net.params().subi(gradient.gradient());
    return step;
  }

  /** What one step computed: activations, and the loss's gradients. */
  record Step(INDArray out, INDArray weights, INDArray bias, INDArray below) {}
}
