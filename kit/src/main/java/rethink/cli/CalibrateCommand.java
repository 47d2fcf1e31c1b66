package rethink.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rethink.corrupt.Corruption;
import rethink.corrupt.RandomLabels;
import rethink.corrupt.TrueLabels;
import rethink.data.Dataset;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.model.Model;
import rethink.sweep.Sweep;
import rethink.train.Experiment;

/** Repeats the calibration of the embedded dataset. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = {
      "Trains networks on a dataset with true and with random labels until they fit, and prints the"
          + " table of docs/shapes.md:",
      "on data with the character of natural images, test errors fall in the order Inception <"
          + " AlexNet < MLP,",
      "and every network reaches 100 %% training accuracy on both."
    },
    footer = {
      "",
      "Example: two networks on 1,000 pictures, three seeds each",
      "  rethink calibrate --models inception/4,mlp-1x512 --n 1000 --seeds 3"
    })
final class CalibrateCommand implements Callable<Integer> {
  @Option(
      names = "--dataset",
      defaultValue = "shapes",
      description = "shapes, cifar10 or mnist (default: ${DEFAULT-VALUE}).")
  private String dataset;

  @Option(
      names = "--models",
      split = ",",
      defaultValue = "inception/4,alexnet,mlp-3x512,mlp-1x512",
      description = "Networks by name (default: ${DEFAULT-VALUE}).")
  private List<String> models;

  @Option(
      names = "--n",
      defaultValue = "5000",
      description = "Training images (default: ${DEFAULT-VALUE}).")
  private int n;

  @Option(
      names = "--seeds",
      defaultValue = "1",
      description = "Runs of each kind (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--epochs",
      defaultValue = "100",
      description = "Most epochs of a run (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--decay",
      defaultValue = "0.98",
      description =
          "Factor on the learning rate after each epoch; 5,000 images are a tenth of the paper's"
              + " steps in an epoch, so its 0.95 would end training early (default:"
              + " ${DEFAULT-VALUE}).")
  private double decay;

  @Option(names = "--runs", description = "Folder of the runs (default: RETHINK_RUNS, else runs/).")
  private Path runs;

  @Override
  public Integer call() {
    if (seeds < 1) {
      throw new IllegalArgumentException("seeds is " + seeds + ", wanted at least 1");
    }
    Dataset data = Dataset.named(dataset).first(n).testFirst(Math.min(n, 2_000));
    List<Experiment> experiments = new ArrayList<>();
    for (String model : models) {
      for (Corruption corruption : List.of(new TrueLabels(), RandomLabels.all())) {
        LongStream.rangeClosed(1, seeds)
            .forEach(
                seed ->
                    experiments.add(
                        Experiment.of(Model.named(model))
                            .on(data)
                            .with(corruption)
                            .decay(decay)
                            .epochs(epochs)
                            .seed(seed)));
      }
    }
    Sweep sweep = Sweep.of(experiments);
    Runs done = (runs == null ? sweep : sweep.in(runs)).run();
    System.out.println(
        "| network | labels | epochs | training accuracy | test error |\n|---|---|---|---|---|");
    for (int i = 0; i < done.all().size(); i += seeds) {
      System.out.println(row(done.all().subList(i, i + seeds)));
    }
    return 0;
  }

  /** One line of the table; several seeds are separated by commas. */
  private static String row(List<Run> runs) {
    Run first = runs.get(0);
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            first.model(),
            first.corruption().equals(RandomLabels.all().name()) ? "random" : "true",
            each(runs, "%.0f", EpochMetrics::epoch),
            each(runs, "%.4f", EpochMetrics::trainAccuracy),
            each(runs, "%.3f", epoch -> 1 - epoch.testAccuracy()));
  }

  private static String each(
      List<Run> runs, String format, java.util.function.ToDoubleFunction<EpochMetrics> value) {
    return runs.stream()
        .map(run -> format.formatted(value.applyAsDouble(run.last())))
        .collect(Collectors.joining(", "));
  }
}
