package rethink.train;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a network in evaluation mode says of a set of images, as seen from one labelling of it: of
 * each image the probability and the rank of its label. Not all probabilities are kept, since for a
 * million images and a thousand classes they are too many.
 */
final class Predictions {
  private static final int BATCH = 128;

  private final int[] labels;
  private final float[] probabilities;

  /** How many classes come before the label: likelier ones, and of equals those before it. */
  private final int[] ranks;

  private Predictions(int[] labels) {
    this.labels = labels;
    probabilities = new float[labels.length];
    ranks = new int[labels.length];
  }

  static Predictions of(ComputationGraph net, Whitened images, int[] labels) {
    return ofEach(net, images, List.of(labels)).get(0);
  }

  /** One pass over the images for several labellings. */
  static List<Predictions> ofEach(ComputationGraph net, Whitened images, List<int[]> labellings) {
    List<Predictions> all = labellings.stream().map(Predictions::new).toList();
    int[] order = IntStream.range(0, images.size()).toArray();
    for (int from = 0; from < images.size(); from += BATCH) {
      Interrupts.check();
      int to = Math.min(images.size(), from + BATCH);
      float[] flat;
      try (INDArray x = images.features(order, from, to)) {
        flat = net.output(false, x)[0].dup('c').data().asFloat();
      }
      int classes = flat.length / (to - from);
      for (int i = from; i < to; i++) {
        float[] values = Arrays.copyOfRange(flat, (i - from) * classes, (i - from + 1) * classes);
        for (Predictions each : all) {
          each.take(i, values);
        }
      }
    }
    return all;
  }

  private void take(int image, float[] values) {
    int label = labels[image];
    int rank = 0;
    for (int k = 0; k < values.length; k++) {
      rank += values[k] > values[label] || values[k] == values[label] && k < label ? 1 : 0;
    }
    probabilities[image] = values[label];
    ranks[image] = rank;
  }

  /** Mean cross-entropy, natural logarithm. */
  double loss() {
    double sum = 0;
    for (float probability : probabilities) {
      sum -= Math.log(Math.max(probability, Float.MIN_VALUE));
    }
    return sum / labels.length;
  }

  double accuracy() {
    return accuracy(i -> true);
  }

  /** Share of right answers among the images of some positions; NaN where there are none. */
  double accuracy(IntPredicate which) {
    return share(which, 1);
  }

  /** Share of images whose label is among the {@code k} likeliest classes. */
  double topAccuracy(int k) {
    return share(i -> true, k);
  }

  private double share(IntPredicate which, int k) {
    int right = 0;
    int all = 0;
    for (int i = 0; i < labels.length; i++) {
      if (which.test(i)) {
        all++;
        right += ranks[i] < k ? 1 : 0;
      }
    }
    return (double) right / all;
  }

  /** Whether the largest probability is that of the label, for each image. */
  boolean[] right() {
    boolean[] right = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      right[i] = ranks[i] == 0;
    }
    return right;
  }
}
