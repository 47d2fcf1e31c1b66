package rethink.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import rethink.layer.Natives;
import rethink.log.EpochMetrics;
import rethink.log.Run;
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
      "random-pixels, gaussian-pixels, random-signs.",
      "Regularizers: weight-decay:0.0005, dropout:0.5 (the share kept), random-crop, flip,"
          + " rotation:25,",
      "hue:0.2, brightness:32; augmentation stands for the last four. For folders of images"
          + " random-resized-crop, saturation, inception-augmentation.",
      "Everything not set follows the paper's protocol: momentum 0.9, the model's learning rate"
          + " times 0.95",
      "after each epoch, batches of 128."
    })
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ExperimentOptions options;

  @Mixin private RunsOption store;

  @Override
  public Integer call() {
    Experiment experiment = experiment();
    System.out.println(experiment + " on " + Natives.load());
    Run run = Trainer.run(experiment, store.store().folder());
    EpochMetrics last = run.last();
    System.out.printf(
        "training loss %.4f, training accuracy %.4f, test accuracy %.4f; in %s%n",
        last.trainLoss(), last.trainAccuracy(), last.testAccuracy(), run.directory());
    return 0;
  }

  private Experiment experiment() {
    if (!options.haveModel()) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--model=MODEL'");
    }
    List<Experiment> experiments = options.experiments();
    if (experiments.size() > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "these options make %d experiments, wanted one; rethink sweep performs several"
              .formatted(experiments.size()));
    }
    return experiments.get(0);
  }
}
