package rethink.theory.complexity;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import rethink.log.EpochMetrics;
import rethink.train.Experiment;
import rethink.train.Trained;
import rethink.train.Training;

/**
 * A trained MLP and what can be measured on it.
 *
 * @param margins on the training images, in the units of the outputs
 * @param marginUnit by which Bartlett, Foster and Telgarsky 2017 divide margins: spectral
 *     complexity times the root of the sum over images of |x|^2, over their number
 */
public record MeasuredMlp(
    Experiment experiment, EpochMetrics last, Norms norms, Margins margins, double marginUnit) {

  /** Measures on all training images. */
  public static MeasuredMlp of(Experiment experiment, Trained trained) {
    ReluMlp net = ReluMlp.of(trained.end());
    INDArray x = points(trained);
    int[] labels = trained.images().labels();
    Norms norms = Norms.of(net, ReluMlp.of(trained.start()));
    return new MeasuredMlp(
        experiment,
        trained.last(),
        norms,
        Margins.of(net.outputs(x), labels),
        norms.complexity() * x.norm2Number().doubleValue() / labels.length);
  }

  /** The training images as rows of doubles. */
  static INDArray points(Trained trained) {
    return Training.inputs(trained.images()).castTo(DataType.DOUBLE);
  }

  /** Test error minus training error, on true test labels. */
  public double gap() {
    return last.trainAccuracy() - last.testAccuracy();
  }

  /** Margins without a unit. */
  public Margins normalisedMargins() {
    return margins.dividedBy(marginUnit);
  }
}
