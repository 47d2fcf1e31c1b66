package rethink.train;

import java.nio.file.Path;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import rethink.data.Checksum;
import rethink.data.ImageSet;
import rethink.data.RandomStream;
import rethink.data.Split;
import rethink.layer.Natives;
import rethink.log.EpochMetrics;
import rethink.log.ProgressLine;
import rethink.log.Run;
import rethink.log.RunDirectory;
import rethink.model.CrossEntropy;

/** Performs one run: builds the network, trains it, logs every epoch. */
public final class Trainer {
  /** The side of the central crop that the paper trains on, in pixels. */
  static final int CROP = 28;

  private final Experiment experiment;
  private final TrainListener listener;
  private final ImageSet clean;
  private final ImageSet train;
  private final ImageSet cleanTest;
  private final ImageSet test;

  private Trainer(Experiment experiment, TrainListener listener) {
    this.experiment = experiment;
    this.listener = listener;
    clean = experiment.dataset().train().centerCrop(CROP, CROP);
    train = experiment.corruption().apply(clean, Split.TRAIN, experiment.seed());
    cleanTest = experiment.dataset().test().centerCrop(CROP, CROP);
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
   * there. A run that was broken off starts anew.
   *
   * @throws DivergedException if the loss grows out of bounds
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static Run run(Experiment experiment, Path runs, TrainListener listener) {
    try (RunDirectory directory = RunDirectory.open(runs, experiment.id())) {
      if (!directory.isDone()) {
        new Trainer(experiment, listener).into(directory);
      }
      return directory.read();
    }
  }

  private void into(RunDirectory directory) {
    Natives.Backend backend = Natives.load();
    directory.begin(
        experiment.json(),
        backend.toString(),
        backend.threads(),
        experiment.dataset().checksum(),
        Checksum.sha256(train));
    ComputationGraph net = build();
    try {
      long started = System.nanoTime();
      EpochMetrics metrics = null;
      for (int epoch = 1; epoch <= experiment.epochs(); epoch++) {
        Running running = train(net, epoch);
        metrics = measure(net, epoch, running, (System.nanoTime() - started) / 1e9);
        directory.log(metrics);
        listener.onEpoch(experiment, metrics);
        // Under batch normalisation the one can be small while the other is not: running statistics
        // lag.
        if (Math.max(metrics.runningLoss(), metrics.trainLoss()) <= experiment.stopAtLoss()) {
          break;
        }
      }
      directory.finish(metrics, Parameters.sha256(net));
    } finally {
      net.close();
    }
  }

  private ComputationGraph build() {
    NeuralNetConfiguration.Builder base =
        new NeuralNetConfiguration.Builder()
            .seed(experiment.seed())
            .updater(new Momentum(experiment.learningRate(), experiment.momentum()));
    ComputationGraph net =
        new ComputationGraph(
            experiment.model().configure(base, train.shape(), train.classes().size()));
    net.init();
    return net;
  }

  /** One pass over the training set in a new order. */
  private Running train(ComputationGraph net, int epoch) {
    Whitened images = new Whitened(train);
    CrossEntropy loss =
        (CrossEntropy) ((OutputLayer) net.getOutputLayer(0).conf().getLayer()).getLossFn();
    int[] order =
        RandomStream.of(experiment.seed(), "order of epoch " + epoch).permutation(train.size());
    double rate = experiment.learningRate() * Math.pow(experiment.decay(), epoch - 1);
    Descent descent = new Descent(net);
    double lossSum = 0;
    int correct = 0;
    for (int from = 0; from < train.size(); from += experiment.batch()) {
      Interrupts.check();
      int to = Math.min(train.size(), from + experiment.batch());
      INDArray x = images.features(order, from, to);
      INDArray y = images.labels(order, from, to);
      descent.step(x, y, rate);
      lossSum += net.score() * (to - from);
      correct += loss.correct();
      if (!(net.score() < 100 * Math.log(train.classes().size()))) {
        long step = (long) (epoch - 1) * experiment.stepsPerEpoch() + from / experiment.batch() + 1;
        throw new DivergedException(experiment, epoch, step, net.score(), rate);
      }
      listener.onStep(experiment, epoch, to, net.score());
    }
    return new Running(rate, lossSum / train.size(), (double) correct / train.size());
  }

  private EpochMetrics measure(ComputationGraph net, int epoch, Running running, double seconds) {
    Predictions onTrain = Predictions.of(net, new Whitened(train));
    Predictions onTest = Predictions.of(net, new Whitened(test));
    int[] labels = train.labels();
    int[] trueLabels = clean.labels();
    return new EpochMetrics(
        epoch,
        (long) epoch * experiment.stepsPerEpoch(),
        running.rate(),
        running.loss(),
        running.accuracy(),
        onTrain.loss(labels),
        onTrain.accuracy(labels),
        onTrain.accuracy(labels, i -> labels[i] == trueLabels[i]),
        onTrain.accuracy(labels, i -> labels[i] != trueLabels[i]),
        onTest.loss(cleanTest.labels()),
        onTest.accuracy(cleanTest.labels()),
        onTest.loss(test.labels()),
        onTest.accuracy(test.labels()),
        Parameters.norm(net),
        seconds);
  }

  /** What the batches of one epoch said while the weights were changing. */
  private record Running(double rate, double loss, double accuracy) {}
}
