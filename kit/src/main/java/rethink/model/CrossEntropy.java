package rethink.model;

import java.util.Arrays;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Softmax cross-entropy from logits of [batch, classes] against one-hot labels, in natural
 * logarithms, without the clipping of probabilities at 1e-10 that Deeplearning4j's own has. It also
 * counts what it sees, so that the running loss and accuracy of training cost no second forward
 * pass.
 */
public final class CrossEntropy implements ILossFunction {
  private static final long serialVersionUID = 1L;

  private transient int correct;
  private transient double mean;

  /** The newest scored batch's mean loss, without penalties on weights. */
  public double mean() {
    return mean;
  }

  /** How many of the newest scored batch had the label's class as the largest logit. */
  public int correct() {
    return correct;
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray logits, IActivation softmax, INDArray mask, boolean average) {
    double sum = Arrays.stream(losses(labels, logits, mask)).sum();
    mean = sum / labels.size(0);
    return average ? mean : sum;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray logits, IActivation softmax, INDArray mask) {
    return Nd4j.createFromArray(losses(labels, logits, mask));
  }

  private double[] losses(INDArray labels, INDArray logits, INDArray mask) {
    refuse(mask);
    double[][] z = rows(logits);
    double[][] y = rows(labels);
    double[] losses = new double[z.length];
    correct = 0;
    for (int i = 0; i < z.length; i++) {
      double total = logSumExp(z[i]);
      int best = 0;
      for (int k = 0; k < z[i].length; k++) {
        losses[i] += y[i][k] == 0 ? 0 : y[i][k] * (total - z[i][k]);
        best = z[i][k] > z[i][best] ? k : best;
      }
      correct += y[i][best] == 1 ? 1 : 0;
    }
    return losses;
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray logits, IActivation softmax, INDArray mask) {
    refuse(mask);
    double[][] z = rows(logits);
    double[][] y = rows(labels);
    for (int i = 0; i < z.length; i++) {
      double total = logSumExp(z[i]);
      for (int k = 0; k < z[i].length; k++) {
        z[i][k] = Math.exp(z[i][k] - total) - y[i][k];
      }
    }
    double[] flat = Arrays.stream(z).flatMapToDouble(Arrays::stream).toArray();
    return Nd4j.create(flat, logits.shape(), logits.dataType());
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray logits, IActivation softmax, INDArray mask, boolean average) {
    return Pair.of(
        computeScore(labels, logits, softmax, mask, average),
        computeGradient(labels, logits, softmax, mask));
  }

  @Override
  public String name() {
    return "CrossEntropy";
  }

  private static double[][] rows(INDArray array) {
    double[] flat = array.dup('c').data().asDouble();
    double[][] rows = new double[(int) array.size(0)][];
    int width = flat.length / rows.length;
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
    }
    return rows;
  }

  private static double logSumExp(double[] z) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double value : z) {
      largest = Math.max(largest, value);
    }
    double sum = 0;
    for (double value : z) {
      sum += Math.exp(value - largest);
    }
    return largest + Math.log(sum);
  }

  private static void refuse(INDArray mask) {
    if (mask != null) {
      throw new IllegalArgumentException(
          "cross-entropy got a mask; images have none, leave it out");
    }
  }
}
