package rethink.train;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a network in evaluation mode says of a set of images: a probability for each class of each
 * image.
 */
final class Predictions {
  private static final int BATCH = 128;

  private final float[][] probabilities;

  private Predictions(float[][] probabilities) {
    this.probabilities = probabilities;
  }

  static Predictions of(ComputationGraph net, Whitened images) {
    int[] order = IntStream.range(0, images.size()).toArray();
    float[][] probabilities = new float[images.size()][];
    for (int from = 0; from < images.size(); from += BATCH) {
      Interrupts.check();
      int to = Math.min(images.size(), from + BATCH);
      INDArray out = net.output(false, images.features(order, from, to))[0];
      float[] flat = out.dup('c').data().asFloat();
      int classes = flat.length / (to - from);
      for (int i = from; i < to; i++) {
        probabilities[i] =
            java.util.Arrays.copyOfRange(flat, (i - from) * classes, (i - from + 1) * classes);
      }
    }
    return new Predictions(probabilities);
  }

  /** Mean cross-entropy against labels, natural logarithm. */
  double loss(int[] labels) {
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      sum -= Math.log(Math.max(probabilities[i][labels[i]], Float.MIN_VALUE));
    }
    return sum / labels.length;
  }

  double accuracy(int[] labels) {
    return accuracy(labels, i -> true);
  }

  /** Share of right answers among the images of some positions; NaN where there are none. */
  double accuracy(int[] labels, IntPredicate which) {
    boolean[] right = right(labels);
    int count = 0;
    int all = 0;
    for (int i = 0; i < labels.length; i++) {
      if (which.test(i)) {
        all++;
        count += right[i] ? 1 : 0;
      }
    }
    return (double) count / all;
  }

  /** Whether the largest probability is that of the label, for each image. */
  boolean[] right(int[] labels) {
    boolean[] right = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      right[i] = best(probabilities[i]) == labels[i];
    }
    return right;
  }

  private static int best(float[] values) {
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      best = values[k] > values[best] ? k : best;
    }
    return best;
  }
}
