package rethink.theory.complexity;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import rethink.train.Trained;

/**
 * The same function by other weights: the first layer of an MLP times alpha, the second divided by
 * it.
 *
 * @param sharpness in percent, see {@link BoxSharpness}
 * @param difference largest difference of any output on any training image from the original's
 */
public record Rescaled(double alpha, double sharpness, double difference) {

  /** One for each factor. */
  public static List<Rescaled> of(Trained trained, BoxSharpness box, List<Double> alphas) {
    ReluMlp net = ReluMlp.of(trained.end());
    INDArray x = MeasuredMlp.points(trained);
    INDArray outputs = net.outputs(x);
    int[] labels = trained.images().labels();
    return alphas.stream()
        .map(
            alpha -> {
              ReluMlp other = net.rescaled(0, alpha);
              double difference = other.outputs(x).sub(outputs).amaxNumber().doubleValue();
              return new Rescaled(alpha, box.of(other, x, labels), difference);
            })
        .toList();
  }
}
