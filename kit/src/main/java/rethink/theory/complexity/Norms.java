package rethink.theory.complexity;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dgesdd;
import static org.bytedeco.openblas.global.openblas.LAPACK_ROW_MAJOR;

import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import rethink.layer.Lapack;

/**
 * Sizes of a network's weights.
 *
 * @param parameters how many weights and biases there are
 * @param frobenius root of the sum of squares of all weights and biases
 * @param distance the same of their differences from the start of training
 * @param spectral product over layers of the largest singular value of the weights: a Lipschitz
 *     constant of the network
 * @param path sum over all paths from an input, or from a bias, to an output of the product of the
 *     absolute weights (Neyshabur, Tomioka and Srebro 2015)
 * @param complexity spectral complexity (Bartlett, Foster and Telgarsky 2017, equation 1.2) around
 *     zero, without biases: {@code spectral} times the power 3/2 of the sum over layers of (sum
 *     over units of the lengths of their weights, divided by the largest singular value) to 2/3
 */
public record Norms(
    long parameters,
    double frobenius,
    double distance,
    double spectral,
    double path,
    double complexity) {

  /** Those of a network that was trained from a start of the same shape. */
  public static Norms of(ReluMlp net, ReluMlp start) {
    double[] largest =
        IntStream.range(0, net.layers())
            .mapToDouble(i -> largestSingularValue(net.weights(i)))
            .toArray();
    double spectral = 1;
    double correction = 0;
    for (int i = 0; i < largest.length; i++) {
      spectral *= largest[i];
      double lengths = net.weights(i).norm2(0).sumNumber().doubleValue();
      correction += Math.cbrt(Math.pow(lengths / largest[i], 2));
    }
    return new Norms(
        net.values().length(),
        net.values().norm2Number().doubleValue(),
        net.values().distance2(start.values()),
        spectral,
        path(net),
        spectral * Math.pow(correction, 1.5));
  }

  /** The network with absolute weights, at a point of ones. */
  private static double path(ReluMlp net) {
    ReluMlp absolute = net.with(Transforms.abs(net.values(), true));
    INDArray ones = Nd4j.onesLike(net.weights(0).getColumn(0)).reshape(1, -1);
    return absolute.outputs(ones).sumNumber().doubleValue();
  }

  /** By LAPACK's dgesdd. */
  static double largestSingularValue(INDArray matrix) {
    Lapack.load();
    int rows = matrix.rows();
    int columns = matrix.columns();
    double[] a = matrix.dup('c').data().asDouble();
    double[] values = new double[Math.min(rows, columns)];
    int failed =
        LAPACKE_dgesdd(
            LAPACK_ROW_MAJOR,
            (byte) 'N',
            rows,
            columns,
            a,
            columns,
            values,
            null,
            1,
            null,
            columns);
    if (failed != 0) {
      throw new IllegalArgumentException(
          "LAPACK's dgesdd returned %d for weights of %d by %d; look for values that are not finite"
              .formatted(failed, rows, columns));
    }
    return values[0];
  }
}
