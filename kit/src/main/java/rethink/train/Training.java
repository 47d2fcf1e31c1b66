package rethink.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.ObjDoubleConsumer;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import rethink.data.ImageSet;
import rethink.data.RandomStream;
import rethink.data.Shape;
import rethink.data.Split;
import rethink.layer.Natives;
import rethink.log.EpochMetrics;
import rethink.model.CrossEntropy;
import rethink.regularize.AugmentedImages;

/**
 * A network that is trained in this process, epoch by epoch, and can be asked in between: for
 * questions that the metrics of a run leave open. {@link Trainer} performs runs by it, and keeps
 * what it measures.
 *
 * <p>One at a time in a process: several at once come to the same bits, but ND4J frees arrays that
 * the garbage collector has found dead while another thread's native call still reads them, which
 * has crashed a process. Runs side by side belong into processes of their own.
 */
public final class Training implements AutoCloseable {
  private final Experiment experiment;
  private final ImageSet clean;
  private final ImageSet images;
  private final AugmentedImages augmented;
  private final Whitened still;
  private final ComputationGraph net;
  private final Descent descent;
  private Position at = Position.START;

  /** When it would have begun, had it never been broken off. */
  private long begun;

  /** Made when something is measured for the first time. */
  private ImageSet cleanTest;

  private ImageSet test;
  private Whitened shownTest;

  private Training(Experiment experiment, ImageSet clean, ImageSet images) {
    Natives.load();
    this.experiment = experiment;
    this.clean = clean;
    this.images = images;
    augmented =
        new AugmentedImages(
            experiment.regularizers(), experiment.dataset().train(), images, experiment.seed());
    still = new Whitened(images);
    net = build(experiment, images);
    descent = new Descent(net);
    begun = System.nanoTime();
  }

  /** Of an experiment on its own corrupted images. */
  public static Training of(Experiment experiment) {
    return of(experiment, corrupted(experiment, experiment.seed()));
  }

  /**
   * Of an experiment on images of another seed's corruption, so that several networks can be asked
   * about the same ones.
   */
  public static Training of(Experiment experiment, ImageSet images) {
    return new Training(experiment, cropped(experiment), images);
  }

  /**
   * Trains as {@link Trainer} does, to the same bits, but in memory: for what has to be measured on
   * the weights, which a run does not keep.
   *
   * @throws DivergedException if the loss grows out of bounds
   * @throws CancellationException if the thread is interrupted
   */
  public static Trained toTheEnd(Experiment experiment) {
    try (Training training = of(experiment)) {
      Map<String, INDArray> start = Parameters.copy(training.net);
      List<EpochMetrics> epochs = new ArrayList<>();
      do {
        training.epoch();
        epochs.add(training.mayBeOver() ? training.measure() : training.running());
      } while (!training.isOver(epochs));
      EpochMetrics last = epochs.get(epochs.size() - 1);
      return new Trained(start, Parameters.copy(training.net), training.images, last);
    }
  }

  /** The training images of an experiment as the network sees them, corrupted by a seed. */
  public static ImageSet corrupted(Experiment experiment, long seed) {
    return experiment.corruption().apply(cropped(experiment), Split.TRAIN, seed);
  }

  /** The same before they are corrupted. */
  public static ImageSet cropped(Experiment experiment) {
    return cropped(experiment, experiment.dataset().train());
  }

  private static ImageSet cropped(Experiment experiment, ImageSet whole) {
    Shape seen = experiment.dataset().seen();
    return whole.centerCrop(seen.height(), seen.width());
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

  /** The network of an experiment with its first weights, for images like these. */
  private static ComputationGraph build(Experiment experiment, ImageSet images) {
    NeuralNetConfiguration.Builder base =
        new NeuralNetConfiguration.Builder()
            .seed(ofWeights(experiment.seed()))
            .updater(new Momentum(experiment.learningRate(), experiment.momentum()));
    ComputationGraphConfiguration network =
        experiment.model().configure(base, images.shape(), images.classes().size());
    experiment.regularizers().forEach(each -> each.configure(network, experiment.seed()));
    experiment.precision().configure(network);
    ComputationGraph net = new ComputationGraph(network);
    net.init();
    return net;
  }

  /** Deeplearning4j takes 0 for none, and draws other weights each time. */
  private static long ofWeights(long seed) {
    return seed == 0 ? Long.MIN_VALUE : seed;
  }

  /**
   * One pass over the training images, in an order of its own.
   *
   * @throws DivergedException if the loss grows out of bounds
   * @throws CancellationException if the thread is interrupted
   */
  public void epoch() {
    if (at.seen() == images.size()) {
      nextEpoch();
    }
    restOfEpoch((position, loss) -> {});
  }

  /** What is left of one pass; after each step the position and the batch's mean loss are told. */
  void restOfEpoch(ObjDoubleConsumer<Position> afterStep) {
    int epoch = at.epoch();
    Whitened shown =
        augmented.areStill()
            ? still
            : new Whitened(images, (image, target) -> augmented.copyPixels(epoch, image, target));
    CrossEntropy loss =
        (CrossEntropy) ((OutputLayer) net.getOutputLayer(0).conf().getLayer()).getLossFn();
    int[] order =
        RandomStream.of(experiment.seed(), "order of epoch " + epoch).permutation(images.size());
    for (int from = at.seen(); from < images.size(); from += experiment.batch()) {
      Interrupts.check();
      int to = Math.min(images.size(), from + experiment.batch());
      // Left to the garbage collector, batches would pile up in memory that no cache holds.
      try (INDArray x = shown.features(order, from, to);
          INDArray y = shown.labels(order, from, to)) {
        descent.step(x, y, rate());
      }
      at = at.step(to - from, loss.mean(), loss.correct(), seconds());
      if (!(loss.mean() < 100 * Math.log(images.classes().size()))) {
        long step = (long) (epoch - 1) * experiment.stepsPerEpoch() + from / experiment.batch() + 1;
        throw new DivergedException(experiment, epoch, step, loss.mean(), rate());
      }
      afterStep.accept(at, loss.mean());
    }
  }

  /** Begins the next pass. */
  void nextEpoch() {
    at = at.nextEpoch();
  }

  /** Where a checkpoint was written, whose weights the network has by now. */
  void goOnFrom(Position position) {
    at = position;
    begun = System.nanoTime() - Math.round(1e9 * at.seconds());
  }

  Position at() {
    return at;
  }

  private double rate() {
    return experiment.learningRate() * Math.pow(experiment.decay(), at.epoch() - 1);
  }

  private double runningLoss() {
    return at.lossSum() / images.size();
  }

  /** Whether training may end with the epoch that was trained last, as far as is known for free. */
  private boolean mayBeOver() {
    return at.epoch() == experiment.epochs() || experiment.stop().mayHold(runningLoss());
  }

  /** Whether training ends with the newest of these epochs, which are all. */
  boolean isOver(List<EpochMetrics> epochs) {
    return epochs.size() == experiment.epochs() || experiment.stop().isMet(epochs);
  }

  /** The metrics of the epoch that was trained last, measured where the experiment says so. */
  EpochMetrics metrics() {
    return mayBeOver() || experiment.measured().contain(at.epoch()) ? measure() : running();
  }

  private EpochMetrics running() {
    return EpochMetrics.running(
        at.epoch(),
        steps(),
        rate(),
        runningLoss(),
        runningAccuracy(),
        Parameters.norm(net),
        seconds());
  }

  private long steps() {
    return (long) at.epoch() * experiment.stepsPerEpoch();
  }

  private double runningAccuracy() {
    return (double) at.correct() / images.size();
  }

  private double seconds() {
    return (System.nanoTime() - begun) / 1e9;
  }

  /** The metrics of the epoch that was trained last, with those of the whole sets. */
  public EpochMetrics measure() {
    if (test == null) {
      cleanTest = cropped(experiment, experiment.dataset().test());
      test = experiment.corruption().apply(cleanTest, Split.TEST, experiment.seed());
      shownTest = new Whitened(test);
    }
    int[] labels = images.labels();
    int[] trueLabels = clean.labels();
    Predictions onTrain = Predictions.of(net, still, labels);
    List<Predictions> onTest =
        Predictions.ofEach(net, shownTest, List.of(cleanTest.labels(), test.labels()));
    return new EpochMetrics(
        at.epoch(),
        steps(),
        rate(),
        runningLoss(),
        runningAccuracy(),
        onTrain.loss(),
        onTrain.accuracy(),
        onTrain.accuracy(i -> labels[i] == trueLabels[i]),
        onTrain.accuracy(i -> labels[i] != trueLabels[i]),
        onTest.get(0).loss(),
        onTest.get(0).accuracy(),
        onTest.get(1).loss(),
        onTest.get(1).accuracy(),
        Parameters.norm(net),
        seconds(),
        topFive(onTrain),
        topFive(onTest.get(0)));
  }

  /** With ten classes five guesses say little, and the log stays as it was. */
  private double topFive(Predictions predictions) {
    return images.classes().size() > 10 ? predictions.topAccuracy(5) : Double.NaN;
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
