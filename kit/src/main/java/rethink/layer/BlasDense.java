package rethink.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinearDerivative;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The portable way, by ND4J's operations on any backend. Its matrix multiplication wants
 * column-major results; the transpose of a row-major array is one, so everything is written
 * transposed and nothing copied.
 */
final class BlasDense implements DenseKernel {

  @Override
  public void forward(INDArray input, INDArray weights, INDArray bias, INDArray out) {
    multiply(weights.transpose(), input.transpose(), out, false, false);
    out.addiRowVector(bias);
  }

  @Override
  public void backwardInput(INDArray delta, INDArray weights, INDArray below) {
    multiply(weights.transpose(), delta.transpose(), below, true, false);
  }

  @Override
  public void backwardWeights(INDArray input, INDArray delta, INDArray gradient, INDArray bias) {
    if (gradient.ordering() == 'f') {
      Nd4j.gemm(input, delta, gradient, true, false, 1, 0);
    } else {
      multiply(delta.transpose(), input.transpose(), gradient, false, true);
    }
    sumRows(delta, bias);
  }

  @Override
  public void rectify(INDArray sums, INDArray out) {
    Nd4j.exec(new RectifiedLinear(sums, out));
  }

  @Override
  public void backwardRectify(INDArray sums, INDArray above, INDArray below) {
    Nd4j.exec(new RectifiedLinearDerivative(sums, above, below, 0));
  }

  /** sums [columns] = the sum of a matrix's rows: a product with ones, as ND4J's sum is slow. */
  static void sumRows(INDArray matrix, INDArray sums) {
    INDArray ones = Nd4j.ones(matrix.dataType(), 1, matrix.size(0));
    multiply(
        matrix.transpose(), ones.transpose(), sums.reshape('c', 1, sums.length()), false, false);
  }

  private static void multiply(
      INDArray a, INDArray b, INDArray out, boolean transposeA, boolean transposeB) {
    Nd4j.gemm(a, b, out.transpose(), transposeA, transposeB, 1, 0);
  }
}
