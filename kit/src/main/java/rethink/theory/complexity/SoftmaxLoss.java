package rethink.theory.complexity;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Mean cross-entropy of the softmax of outputs.
 *
 * @param gradient of the mean by the outputs, [points, classes]
 */
record SoftmaxLoss(double mean, INDArray gradient) {

  static SoftmaxLoss of(INDArray outputs, int[] labels) {
    double[][] z = outputs.toDoubleMatrix();
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      double largest = Arrays.stream(z[i]).max().orElseThrow();
      double total = 0;
      for (double value : z[i]) {
        total += Math.exp(value - largest);
      }
      double logTotal = largest + Math.log(total);
      sum += logTotal - z[i][labels[i]];
      for (int k = 0; k < z[i].length; k++) {
        z[i][k] = (Math.exp(z[i][k] - logTotal) - (k == labels[i] ? 1 : 0)) / z.length;
      }
    }
    return new SoftmaxLoss(sum / z.length, Nd4j.createFromArray(z));
  }
}
