package rethink.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes a {@link Convolution} with its normalisation and rectifier: by oneDNN where that serves,
 * else by ND4J. Images and their gradients may be bfloat16 where {@link Precision#activations} says
 * so; all else is of the layer's type. All arrays are row-major without gaps; images are [batch,
 * height, width, channels].
 */
interface ConvolutionKernel {

  static ConvolutionKernel of(Convolution conv, DataType type) {
    DataType inside = conv.precision().activations(type);
    ConvolutionKernel kernel =
        OneDnn.serves(type) ? new OneDnnConvolution(conv, inside) : new Nd4jConvolution(conv);
    return conv.precision() == Precision.BFLOAT16 && inside == type
        ? new RoundedConvolution(kernel)
        : kernel;
  }

  /**
   * Computes the activations of a training batch and keeps what {@link #backward} needs.
   *
   * @param mean receives each channel's mean over the batch, [out]; null without normalisation
   * @param variance receives the variance (divided by the count), likewise
   */
  void forward(
      INDArray x, INDArray weights, INDArray shift, INDArray mean, INDArray variance, INDArray y);

  /** Computes activations with given statistics (null without normalisation). */
  void infer(
      INDArray x, INDArray weights, INDArray shift, INDArray mean, INDArray variance, INDArray y);

  /**
   * Computes the gradients of the newest training batch.
   *
   * @param dx receives the gradient at the input, or null where nobody wants it
   */
  void backward(
      INDArray x,
      INDArray weights,
      INDArray shift,
      INDArray dy,
      INDArray dx,
      INDArray dWeights,
      INDArray dShift);
}
