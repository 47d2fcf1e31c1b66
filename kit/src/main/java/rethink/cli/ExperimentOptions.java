package rethink.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import rethink.corrupt.Corruption;
import rethink.data.Dataset;
import rethink.layer.Precision;
import rethink.model.Model;
import rethink.regularize.Regularizer;
import rethink.train.Experiment;
import rethink.train.MeasuredEpochs;
import rethink.train.StopRule;

/**
 * The options that make experiments. Each may have several values, separated by commas: they make
 * one experiment for each combination.
 */
final class ExperimentOptions {
  @Option(names = "--model", split = ",", description = "Network by name.")
  private List<String> models = List.of();

  @Option(
      names = "--dataset",
      split = ",",
      defaultValue = "auto",
      description =
          "shapes, cifar10, mnist, a folder of images as NAME:SIDE, or auto (default: auto,"
              + " CIFAR-10 where it is found).")
  private List<String> datasets;

  @Option(
      names = "--corruption",
      split = ",",
      defaultValue = "true-labels",
      description = "What is destroyed before training (default: ${DEFAULT-VALUE}).")
  private List<String> corruptions;

  @Option(
      names = "--with",
      split = ",",
      description = "Regularizer by name; several by commas, all of them act in each run.")
  private List<String> regularizers = List.of();

  @Option(names = "--n", split = ",", description = "Training images (default: all).")
  private List<Integer> sizes = List.of();

  @Option(names = "--test-n", description = "Test images (default: all, at most n).")
  private Integer testSize;

  @Option(
      names = "--epochs",
      split = ",",
      defaultValue = "100",
      description = "Most passes over the training set (default: ${DEFAULT-VALUE}).")
  private List<Integer> epochs;

  @Option(
      names = "--batch",
      split = ",",
      defaultValue = "128",
      description = "Images in one step (default: ${DEFAULT-VALUE}).")
  private List<Integer> batches;

  @Option(
      names = "--learning-rate",
      split = ",",
      description = "Of the first epoch (default: the model's).")
  private List<Double> learningRates = List.of();

  @Option(
      names = "--decay",
      split = ",",
      defaultValue = "0.95",
      description = "Factor on the learning rate after each epoch (default: ${DEFAULT-VALUE}).")
  private List<Double> decays;

  @Option(
      names = "--stop-at-loss",
      split = ",",
      defaultValue = "0.01",
      description =
          "Ends a run once its loss, both running and on the training set, is at most this; 0"
              + " never (default: ${DEFAULT-VALUE}).")
  private List<Double> stopAtLosses;

  @Option(
      names = "--stop-at-accuracy",
      defaultValue = "0",
      description =
          "and its accuracy on the training set is at least this (default: ${DEFAULT-VALUE}),")
  private double stopAtAccuracy;

  @Option(
      names = "--stop-after",
      defaultValue = "1",
      description = "for so many epochs in a row (default: ${DEFAULT-VALUE}).")
  private int stopAfter;

  @Option(
      names = "--measure",
      defaultValue = "+1",
      description =
          "Epochs after which the whole training and test sets are measured, as 1,2,5,10,+10 for"
              + " these and then each tenth (default: ${DEFAULT-VALUE}, each).")
  private String measured;

  @Option(
      names = "--precision",
      split = ",",
      defaultValue = "float32",
      description =
          "Numbers that layers multiply: float32 or bfloat16, which is quicker on processors with"
              + " AMX and slower on others (default: ${DEFAULT-VALUE}).")
  private List<String> precisions;

  @Option(
      names = "--seed",
      split = ",",
      defaultValue = "1",
      description = "Of weights, order and corruption (default: ${DEFAULT-VALUE}).")
  private List<Long> seeds;

  boolean haveModel() {
    return !models.isEmpty();
  }

  List<String> datasets() {
    return datasets;
  }

  /** One for each combination; none without a model. */
  List<Experiment> experiments() {
    Regularizer[] all = regularizers.stream().map(Regularizer::named).toArray(Regularizer[]::new);
    Stream<Experiment> grid =
        models.stream().map(Model::named).map(Experiment::of).map(each -> each.with(all));
    grid = product(grid, datasets, (each, name) -> each.on(Dataset.named(name)));
    grid = productIfAny(grid, sizes, (each, n) -> each.on(each.dataset().first(n)));
    grid = grid.map(each -> each.on(tested(each.dataset())));
    grid = product(grid, corruptions, (each, name) -> each.with(Corruption.named(name)));
    grid = product(grid, epochs, Experiment::epochs);
    grid = product(grid, batches, Experiment::batch);
    grid = productIfAny(grid, learningRates, Experiment::learningRate);
    grid = product(grid, decays, Experiment::decay);
    grid =
        product(
            grid,
            stopAtLosses,
            (each, loss) -> each.stop(new StopRule(loss, stopAtAccuracy, stopAfter)));
    MeasuredEpochs epochsMeasured = MeasuredEpochs.named(measured);
    grid = grid.map(each -> each.measuring(epochsMeasured));
    grid = product(grid, precisions, (each, name) -> each.precision(Precision.named(name)));
    return product(grid, seeds, Experiment::seed).toList();
  }

  private static <T> Stream<Experiment> product(
      Stream<Experiment> grid, List<T> values, BiFunction<Experiment, T, Experiment> set) {
    return grid.flatMap(each -> values.stream().map(value -> set.apply(each, value)));
  }

  private static <T> Stream<Experiment> productIfAny(
      Stream<Experiment> grid, List<T> values, BiFunction<Experiment, T, Experiment> set) {
    return values.isEmpty() ? grid : product(grid, values, set);
  }

  private Dataset tested(Dataset data) {
    return data.testFirst(
        Optional.ofNullable(testSize).orElse(Math.min(data.testSize(), data.trainSize())));
  }
}
