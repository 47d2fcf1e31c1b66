package rethink.theory.complexity;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import rethink.progress.Interruption;
import rethink.train.Trained;

/**
 * Sharpness of a minimum as Keskar et al. 2016 define it (their metric 2.1, in all directions):
 * {@code 100 (max f(w + z) - f(w)) / (1 + f(w))} over the box {@code |z_i| <= epsilon (|w_i| + 1)},
 * f the training loss.
 *
 * <p>The maximum is looked for by projected ascent along the signs of the gradient, where they took
 * ten steps of L-BFGS-B; like theirs it is a lower bound.
 *
 * @param steps of the ascent, each of 2.5 / steps of the box
 */
public record BoxSharpness(double epsilon, int steps) {
  private static final double REACH = 2.5;

  public BoxSharpness {
    if (!(epsilon > 0) || steps < 1) {
      throw new IllegalArgumentException(
          "a box of %s and %d steps; wanted a positive size and at least one step"
              .formatted(epsilon, steps));
    }
  }

  /** Of a trained MLP on its training images. */
  public double of(Trained trained) {
    return of(ReluMlp.of(trained.end()), MeasuredMlp.points(trained), trained.images().labels());
  }

  /** At a network on some points, [points, inputs] in doubles. */
  double of(ReluMlp net, INDArray x, int[] labels) {
    INDArray center = net.values();
    INDArray box = Transforms.abs(center, true).addi(1).muli(epsilon);
    INDArray low = center.sub(box);
    INDArray high = center.add(box);
    INDArray stride = box.mul(REACH / steps);
    double loss = net.loss(x, labels);
    double most = loss;
    INDArray at = center;
    for (int step = 0; step < steps; step++) {
      Interruption.check();
      INDArray uphill = Transforms.sign(net.with(at).gradient(x, labels), false);
      INDArray next = at.add(uphill.muli(stride));
      at = Transforms.max(Transforms.min(next, high, false), low, false);
      most = Math.max(most, net.with(at).loss(x, labels));
    }
    return 100 * (most - loss) / (1 + loss);
  }
}
