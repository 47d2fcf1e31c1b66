package rethink.layer;

import static rethink.layer.RoundedConvolution.rounded;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The like of {@link RoundedConvolution} for dense layers. */
record RoundedDense(DenseKernel kernel) implements DenseKernel {

  @Override
  public void forward(INDArray input, INDArray weights, INDArray bias, INDArray out) {
    kernel.forward(rounded(input), rounded(weights), bias, out);
    out.assign(rounded(out));
  }

  @Override
  public void backwardInput(INDArray delta, INDArray weights, INDArray below) {
    kernel.backwardInput(rounded(delta), rounded(weights), below);
    below.assign(rounded(below));
  }

  @Override
  public void backwardWeights(INDArray input, INDArray delta, INDArray gradient, INDArray bias) {
    kernel.backwardWeights(rounded(input), rounded(delta), gradient, bias);
  }

  @Override
  public void rectify(INDArray sums, INDArray out) {
    kernel.rectify(sums, out);
  }

  @Override
  public void backwardRectify(INDArray sums, INDArray above, INDArray below) {
    kernel.backwardRectify(sums, above, below);
  }
}
