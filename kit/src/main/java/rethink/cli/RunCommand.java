package rethink.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rethink.corrupt.Corruption;
import rethink.data.Dataset;
import rethink.layer.Natives;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.model.Model;
import rethink.regularize.Regularizer;
import rethink.train.Experiment;
import rethink.train.Trainer;

/** Performs one run. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Trains one network once and logs every epoch to RUNS/<id>/.",
      "A finished run is not repeated: the same options give the same id."
    },
    footer = {
      "",
      "Example: how fast does an MLP memorise 500 random labels?",
      "  rethink run --model mlp-1x512 --corruption random-labels --n 500 --epochs 60",
      "",
      "Models: inception, inception-no-bn, alexnet, mlp-3x512, mlp-1x512; inception/4 is a quarter"
          + " as wide,",
      "mlp-2x64 has two hidden layers of 64 units.",
      "Corruptions: true-labels, partially-corrupted-labels:0.5, random-labels, shuffled-pixels,",
      "random-pixels, gaussian-pixels.",
      "Regularizers: weight-decay:0.0005, dropout:0.5 (the share kept), random-crop, flip,"
          + " rotation:25,",
      "hue:0.2, brightness:32; augmentation stands for the last four.",
      "Everything not set follows the paper's protocol: momentum 0.9, the model's learning rate"
          + " times 0.95",
      "after each epoch, batches of 128."
    })
final class RunCommand implements Callable<Integer> {
  @Option(names = "--model", required = true, description = "Network by name.")
  private String model;

  @Option(
      names = "--dataset",
      description = "shapes, cifar10, mnist or auto (default: auto, CIFAR-10 where it is found).")
  private String dataset;

  @Option(
      names = "--corruption",
      defaultValue = "true-labels",
      description = "What is destroyed before training (default: ${DEFAULT-VALUE}).")
  private String corruption;

  @Option(
      names = "--with",
      split = ",",
      description = "Regularizer by name; several by commas or by repeating this option.")
  private List<String> regularizers = List.of();

  @Option(names = "--n", description = "Training images (default: all).")
  private Integer n;

  @Option(names = "--test-n", description = "Test images (default: all, at most n).")
  private Integer testN;

  @Option(
      names = "--epochs",
      defaultValue = "100",
      description = "Most passes over the training set (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--batch",
      defaultValue = "128",
      description = "Images in one step (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(names = "--learning-rate", description = "Of the first epoch (default: the model's).")
  private Double learningRate;

  @Option(
      names = "--decay",
      defaultValue = "0.95",
      description = "Factor on the learning rate after each epoch (default: ${DEFAULT-VALUE}).")
  private double decay;

  @Option(
      names = "--stop-at-loss",
      defaultValue = "0.01",
      description =
          "Ends after the first epoch whose loss, both running and on the training set, is at most"
              + " this; 0 never"
              + " (default: ${DEFAULT-VALUE}).")
  private double stopAtLoss;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of weights, order and corruption (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--runs", description = "Folder of the runs (default: RETHINK_RUNS, else runs/).")
  private Path runs;

  @Override
  public Integer call() {
    Experiment experiment = experiment();
    System.out.println(experiment + " on " + Natives.load());
    Run run = Trainer.run(experiment, runs == null ? Runs.home() : runs);
    EpochMetrics last = run.last();
    System.out.printf(
        "training loss %.4f, training accuracy %.4f, test accuracy %.4f; in %s%n",
        last.trainLoss(), last.trainAccuracy(), last.testAccuracy(), run.directory());
    return 0;
  }

  private Experiment experiment() {
    Dataset data =
        dataset == null || dataset.equals("auto") ? Dataset.current() : Dataset.named(dataset);
    data = n == null ? data : data.first(n);
    data = data.testFirst(testN == null ? Math.min(data.testSize(), data.trainSize()) : testN);
    Experiment experiment =
        Experiment.of(Model.named(model))
            .on(data)
            .with(Corruption.named(corruption))
            .with(regularizers.stream().map(Regularizer::named).toArray(Regularizer[]::new))
            .batch(batch)
            .epochs(epochs)
            .decay(decay)
            .stopAtLoss(stopAtLoss)
            .seed(seed);
    return learningRate == null ? experiment : experiment.learningRate(learningRate);
  }
}
