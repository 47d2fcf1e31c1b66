package rethink.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution on numbers rounded to bfloat16, for backends that do not multiply those: the same
 * factors, held in the layer's type.
 */
record RoundedConvolution(ConvolutionKernel kernel) implements ConvolutionKernel {

  @Override
  public void forward(
      INDArray x, INDArray weights, INDArray shift, INDArray mean, INDArray variance, INDArray y) {
    kernel.forward(rounded(x), rounded(weights), shift, mean, variance, y);
    y.assign(rounded(y));
  }

  @Override
  public void infer(
      INDArray x, INDArray weights, INDArray shift, INDArray mean, INDArray variance, INDArray y) {
    kernel.infer(rounded(x), rounded(weights), shift, mean, variance, y);
    y.assign(rounded(y));
  }

  @Override
  public void backward(
      INDArray x,
      INDArray weights,
      INDArray shift,
      INDArray dy,
      INDArray dx,
      INDArray dWeights,
      INDArray dShift) {
    kernel.backward(rounded(x), rounded(weights), shift, rounded(dy), dx, dWeights, dShift);
    if (dx != null) {
      dx.assign(rounded(dx));
    }
  }

  /** A copy whose values are the nearest of bfloat16. */
  static INDArray rounded(INDArray array) {
    return array.castTo(DataType.BFLOAT16).castTo(array.dataType());
  }
}
