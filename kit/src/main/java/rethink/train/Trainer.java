package rethink.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import rethink.data.Checksum;
import rethink.data.ImageSet;
import rethink.data.RandomStream;
import rethink.data.Shape;
import rethink.data.Split;
import rethink.layer.Natives;
import rethink.log.EpochMetrics;
import rethink.log.ProgressLine;
import rethink.log.Run;
import rethink.log.RunDirectory;
import rethink.model.CrossEntropy;
import rethink.regularize.AugmentedImages;

/** Performs one run: builds the network, trains it, logs every epoch. */
public final class Trainer {
  private final Experiment experiment;
  private final TrainListener listener;
  private final ImageSet clean;
  private final ImageSet train;
  private final AugmentedImages augmented;
  private final ImageSet cleanTest;
  private final ImageSet test;
  private final Consumer<String> notices;
  private Position at = Position.START;

  /** When the run would have begun, had it never been broken off. */
  private long begun;

  private Trainer(Experiment experiment, TrainListener listener) {
    this.experiment = experiment;
    this.listener = listener;
    notices = notice -> listener.onNotice(experiment, notice);
    Shape seen = experiment.dataset().seen();
    clean = experiment.dataset().train().centerCrop(seen.height(), seen.width());
    train = experiment.corruption().apply(clean, Split.TRAIN, experiment.seed());
    augmented =
        new AugmentedImages(
            experiment.regularizers(), experiment.dataset().train(), train, experiment.seed());
    cleanTest = experiment.dataset().test().centerCrop(seen.height(), seen.width());
    test = experiment.corruption().apply(cleanTest, Split.TEST, experiment.seed());
  }

  /**
   * Performs a run like {@link #run(Experiment, Path, TrainListener)}, with a progress line and an
   * answer to interrupts within a second.
   */
  public static Run run(Experiment experiment, Path runs) {
    try (ProgressLine line = ProgressLine.start(experiment.toString())) {
      Run run = Worker.call(() -> run(experiment, runs, new RunProgress(experiment, line)));
      line.done("%d epochs".formatted(run.last().epoch()));
      return run;
    }
  }

  /**
   * Performs a run into {@code runs/<id>/} on this thread, or reads it back if it is finished
   * there. A run that was broken off goes on from its newest checkpoint and ends with the same bits
   * as if it had not been; only after a change of code, natives, threads, processor or data it
   * starts anew.
   *
   * @throws DivergedException if the loss grows out of bounds
   * @throws CancellationException if the thread is interrupted; a checkpoint is left
   */
  public static Run run(Experiment experiment, Path runs, TrainListener listener) {
    try (RunDirectory directory = RunDirectory.open(runs, experiment.id())) {
      return run(experiment, directory, listener);
    }
  }

  /**
   * As {@link #run(Experiment, Path, TrainListener)}, but returns at once, with nothing, while
   * another process or thread performs it.
   */
  public static Optional<Run> tryRun(Experiment experiment, Path runs, TrainListener listener) {
    Optional<RunDirectory> free = RunDirectory.tryOpen(runs, experiment.id());
    if (free.isEmpty()) {
      return Optional.empty();
    }
    try (RunDirectory directory = free.get()) {
      return Optional.of(run(experiment, directory, listener));
    }
  }

  private static Run run(Experiment experiment, RunDirectory directory, TrainListener listener) {
    if (!directory.isDone()) {
      new Trainer(experiment, listener).into(directory);
    }
    return directory.read();
  }

  /**
   * Trains as {@link #run(Experiment, Path, TrainListener)} does, to the same bits, but in memory:
   * for what has to be measured on the weights, which a run does not keep.
   *
   * @throws DivergedException if the loss grows out of bounds
   * @throws CancellationException if the thread is interrupted
   */
  public static Trained train(Experiment experiment) {
    return new Trainer(experiment, new TrainListener() {}).inMemory();
  }

  private Trained inMemory() {
    Natives.load();
    ComputationGraph net = build(experiment, train);
    try {
      Map<String, INDArray> start = Parameters.copy(net);
      begun = System.nanoTime();
      while (true) {
        train(net, () -> {});
        boolean fitted = at.lossSum() / train.size() <= experiment.stopAtLoss();
        if (fitted || at.epoch() == experiment.epochs()) {
          EpochMetrics metrics = measure(net);
          if (isLast(metrics)) {
            return new Trained(start, Parameters.copy(net), train, metrics);
          }
        }
        at = at.nextEpoch();
      }
    } finally {
      net.close();
    }
  }

  private void into(RunDirectory directory) {
    Natives.Backend backend = Natives.load();
    boolean goesOn =
        directory.begin(
            experiment.json(),
            backend.toString(),
            backend.threads(),
            experiment.dataset().checksum(),
            Checksum.sha256(train),
            notices);
    Checkpoints checkpoints = new Checkpoints(directory.path(), experiment, notices);
    ComputationGraph net = build(experiment, train);
    try {
      if (goesOn) {
        at = checkpoints.restore(net, directory.epochs());
      }
      directory.keep(at.epoch() - 1);
      begun = System.nanoTime() - Math.round(1e9 * at.seconds());
      while (true) {
        train(net, () -> checkpoints.tick(net, at));
        EpochMetrics metrics = measure(net);
        directory.log(metrics);
        listener.onEpoch(experiment, metrics);
        if (isLast(metrics)) {
          directory.finish(metrics, Parameters.sha256(net));
          checkpoints.delete();
          return;
        }
        at = at.nextEpoch();
      }
    } catch (CancellationException e) {
      checkpoints.write(net, at);
      throw e;
    } finally {
      net.close();
    }
  }

  private boolean isLast(EpochMetrics metrics) {
    // Under batch normalisation the one can be small while the other is not: running statistics
    // lag.
    double loss = Math.max(metrics.runningLoss(), metrics.trainLoss());
    return metrics.epoch() == experiment.epochs() || loss <= experiment.stopAtLoss();
  }

  /** The network of an experiment with its first weights, for images like these. */
  static ComputationGraph build(Experiment experiment, ImageSet images) {
    NeuralNetConfiguration.Builder base =
        new NeuralNetConfiguration.Builder()
            .seed(ofWeights(experiment.seed()))
            .updater(new Momentum(experiment.learningRate(), experiment.momentum()));
    ComputationGraphConfiguration network =
        experiment.model().configure(base, images.shape(), images.classes().size());
    experiment.regularizers().forEach(each -> each.configure(network, experiment.seed()));
    ComputationGraph net = new ComputationGraph(network);
    net.init();
    return net;
  }

  /** Deeplearning4j takes 0 for none, and draws other weights each time. */
  private static long ofWeights(long seed) {
    return seed == 0 ? Long.MIN_VALUE : seed;
  }

  /** What is left of one pass over the training set, in an order of its own. */
  private void train(ComputationGraph net, Runnable afterStep) {
    int epoch = at.epoch();
    Whitened images =
        new Whitened(train, (image, target) -> augmented.copyPixels(epoch, image, target));
    CrossEntropy loss =
        (CrossEntropy) ((OutputLayer) net.getOutputLayer(0).conf().getLayer()).getLossFn();
    int[] order =
        RandomStream.of(experiment.seed(), "order of epoch " + epoch).permutation(train.size());
    Descent descent = new Descent(net);
    for (int from = at.seen(); from < train.size(); from += experiment.batch()) {
      Interrupts.check();
      int to = Math.min(train.size(), from + experiment.batch());
      INDArray x = images.features(order, from, to);
      INDArray y = images.labels(order, from, to);
      descent.step(x, y, rate());
      at = at.step(to - from, loss.mean(), loss.correct(), seconds());
      if (!(loss.mean() < 100 * Math.log(train.classes().size()))) {
        long step = (long) (epoch - 1) * experiment.stepsPerEpoch() + from / experiment.batch() + 1;
        throw new DivergedException(experiment, epoch, step, loss.mean(), rate());
      }
      afterStep.run();
      listener.onStep(experiment, epoch, to, loss.mean());
    }
  }

  private double rate() {
    return experiment.learningRate() * Math.pow(experiment.decay(), at.epoch() - 1);
  }

  private double seconds() {
    return (System.nanoTime() - begun) / 1e9;
  }

  private EpochMetrics measure(ComputationGraph net) {
    int[] labels = train.labels();
    int[] trueLabels = clean.labels();
    Predictions onTrain = Predictions.of(net, new Whitened(train), labels);
    List<Predictions> onTest =
        Predictions.ofEach(net, new Whitened(test), List.of(cleanTest.labels(), test.labels()));
    return new EpochMetrics(
        at.epoch(),
        (long) at.epoch() * experiment.stepsPerEpoch(),
        rate(),
        at.lossSum() / train.size(),
        (double) at.correct() / train.size(),
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
    return train.classes().size() > 10 ? predictions.topAccuracy(5) : Double.NaN;
  }
}
