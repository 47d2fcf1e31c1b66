package rethink.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The matrix products of a dense layer and its rectifier, over contiguous arrays of one data type;
 * rows of the batch may be bfloat16 where {@link Precision#activations} says so. W and its gradient
 * are [in, out], both row by row or both column by column; all else is row-major. Results are
 * overwritten.
 */
interface DenseKernel {

  /** The one for a layer of a data type on this machine. */
  static DenseKernel of(Precision precision, DataType type) {
    DataType inside = precision.activations(type);
    DenseKernel kernel = OneDnn.serves(type) ? new OneDnnDense(inside) : new BlasDense();
    return precision == Precision.BFLOAT16 && inside == type ? new RoundedDense(kernel) : kernel;
  }

  /** out [batch, out] = input [batch, in] W + bias [out]. */
  void forward(INDArray input, INDArray weights, INDArray bias, INDArray out);

  /** below [batch, in] = delta [batch, out] W', the gradient at the input. */
  void backwardInput(INDArray delta, INDArray weights, INDArray below);

  /** gradient [in, out] = input' delta, and bias [out] = the sum of delta over the batch. */
  void backwardWeights(INDArray input, INDArray delta, INDArray gradient, INDArray bias);

  /** out = the sums where they are above 0, else 0; the two may be one array. */
  void rectify(INDArray sums, INDArray out);

  /** below = above where the sums are above 0, else 0. */
  void backwardRectify(INDArray sums, INDArray above, INDArray below);
}
