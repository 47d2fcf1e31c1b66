package rethink.train;

import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import rethink.data.ImageSet;
import rethink.data.RandomStream;
import rethink.data.Shape;
import rethink.data.Split;
import rethink.layer.Natives;
import rethink.regularize.AugmentedImages;

/**
 * A network that is trained in this process, epoch by epoch, and can be asked in between: for
 * questions that the metrics of a run leave open. It goes the way of {@link Trainer} to the last
 * bit, but knows no end and keeps nothing.
 */
public final class Training implements AutoCloseable {
  private final Experiment experiment;
  private final ImageSet images;
  private final AugmentedImages augmented;
  private final ComputationGraph net;
  private final Descent descent;
  private int epoch;

  private Training(Experiment experiment, ImageSet images) {
    Natives.load();
    this.experiment = experiment;
    this.images = images;
    augmented =
        new AugmentedImages(
            experiment.regularizers(), experiment.dataset().train(), images, experiment.seed());
    net = Trainer.build(experiment, images);
    descent = new Descent(net);
  }

  /** Of an experiment on its own corrupted images. */
  public static Training of(Experiment experiment) {
    return new Training(experiment, corrupted(experiment, experiment.seed()));
  }

  /**
   * Of an experiment on images of another seed's corruption, so that several networks can be asked
   * about the same ones.
   */
  public static Training of(Experiment experiment, ImageSet images) {
    return new Training(experiment, images);
  }

  /** The training images of an experiment as the network sees them, corrupted by a seed. */
  public static ImageSet corrupted(Experiment experiment, long seed) {
    return experiment.corruption().apply(cropped(experiment), Split.TRAIN, seed);
  }

  /** The same before they are corrupted. */
  public static ImageSet cropped(Experiment experiment) {
    Shape seen = experiment.dataset().seen();
    return experiment.dataset().train().centerCrop(seen.height(), seen.width());
  }

  /** Images as a network takes them, each whitened: [images, values]. */
  public static INDArray inputs(ImageSet images) {
    int[] order = IntStream.range(0, images.size()).toArray();
    return new Whitened(images)
        .features(order, 0, images.size())
        .reshape(images.size(), images.shape().size());
  }

  /** By what whitening divides the values of an image, on the scale 0..255. */
  public static double deviation(ImageSet images, int image) {
    return Whitened.deviation(images.pixels(image));
  }

  /** One pass over the training images. */
  public void epoch() {
    epoch++;
    int[] order =
        RandomStream.of(experiment.seed(), "order of epoch " + epoch).permutation(images.size());
    Whitened shown =
        new Whitened(images, (image, target) -> augmented.copyPixels(epoch, image, target));
    double rate = experiment.learningRate() * Math.pow(experiment.decay(), epoch - 1);
    for (int from = 0; from < images.size(); from += experiment.batch()) {
      Interrupts.check();
      int to = Math.min(images.size(), from + experiment.batch());
      descent.step(shown.features(order, from, to), shown.labels(order, from, to), rate);
    }
  }

  /** What it is trained on. */
  public ImageSet images() {
    return images;
  }

  /** The network as it is now; closed with this. */
  public ComputationGraph network() {
    return net;
  }

  /** For each of some images whether the network, in evaluation mode, gives its label. */
  public boolean[] right(ImageSet some) {
    return Predictions.of(net, new Whitened(some), some.labels()).right();
  }

  @Override
  public void close() {
    net.close();
  }
}
