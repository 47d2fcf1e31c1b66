package rethink.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rethink.corrupt.RandomLabels;
import rethink.data.Dataset;
import rethink.layer.Precision;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.model.Model;
import rethink.sweep.Sweep;
import rethink.train.Experiment;

/** Shows that every network can memorise: the check of layers, initialisation and optimiser. */
@Command(
    name = "memorise",
    mixinStandardHelpOptions = true,
    description = {
      "Trains networks on a few hundred randomly labelled images, at the paper's learning rates,"
          + " until all are classified as labelled by the network in evaluation mode.",
      "Exit status 1 if one does not get there."
    },
    footer = {"", "Example: rethink memorise --models alexnet --n 256"})
final class MemoriseCommand implements Callable<Integer> {
  @Option(
      names = "--dataset",
      defaultValue = "auto",
      description = "shapes, cifar10, mnist or auto (default: ${DEFAULT-VALUE}).")
  private String dataset;

  @Option(
      names = "--models",
      split = ",",
      defaultValue = "inception,alexnet,mlp-3x512,mlp-1x512",
      description = "Networks by name (default: ${DEFAULT-VALUE}).")
  private List<String> models;

  @Option(
      names = "--n",
      defaultValue = "512",
      description = "Training images (default: ${DEFAULT-VALUE}).")
  private int n;

  @Option(
      names = "--epochs",
      defaultValue = "150",
      description = "Most epochs of a run (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--precision",
      defaultValue = "float32",
      description = "float32 or bfloat16 (default: ${DEFAULT-VALUE}).")
  private String precision;

  @Option(names = "--runs", description = "Folder of the runs (default: RETHINK_RUNS, else runs/).")
  private Path runs;

  @Override
  public Integer call() {
    Dataset data = Dataset.named(dataset).first(n).testFirst(Math.min(n, 128));
    List<Experiment> experiments = new ArrayList<>();
    for (String model : models) {
      experiments.add(
          Experiment.of(Model.named(model))
              .on(data)
              .with(RandomLabels.all())
              // Four steps make an epoch here and 391 in the paper, whose 0.95 would end training.
              .decay(1)
              // A mean loss that leaves no room for an image below a half.
              .stopAtLoss(Math.log(2) / n)
              .epochs(epochs)
              .precision(Precision.named(precision)));
    }
    Sweep sweep = Sweep.of(experiments);
    List<Run> done = (runs == null ? sweep : sweep.in(runs)).run().all();
    System.out.println(
        "| network | learning rate | first epoch with all right | training accuracy |\n"
            + "|---|---|---|---|");
    boolean all = true;
    for (int i = 0; i < done.size(); i++) {
      List<EpochMetrics> lines = done.get(i).epochs();
      String first =
          lines.stream()
              .filter(line -> line.trainAccuracy() == 1)
              .findFirst()
              .map(line -> Integer.toString(line.epoch()))
              .orElse("none");
      all &= !first.equals("none");
      System.out.printf(
          "| %s | %s | %s | %.4f |%n",
          models.get(i),
          experiments.get(i).learningRate(),
          first,
          done.get(i).last().trainAccuracy());
    }
    return all ? 0 : 1;
  }
}
