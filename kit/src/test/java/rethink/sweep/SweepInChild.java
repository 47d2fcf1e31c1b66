package rethink.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rethink.BriefJvm;
import rethink.train.Experiment;

/**
 * A sweep in a process of its own: a folder, a number of jobs, then lines of {@link Order}s. It
 * prints the id of each run that it performs itself.
 */
final class SweepInChild {
  private SweepInChild() {}

  public static void main(String[] arguments) {
    List<Experiment> experiments = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      experiments.add(Order.parse(arguments[i]).experiment());
    }
    Sweep sweep = Sweep.of(experiments).in(Path.of(arguments[0]));
    SweepOutcome outcome =
        sweep
            .jobs(Integer.parseInt(arguments[1]))
            .perform(
                new SweepListener() {
                  @Override
                  public void progresses(Experiment experiment, Progress progress) {
                    System.out.println(experiment.id());
                  }
                });
    System.exit(outcome.failures().isEmpty() ? 0 : 1);
  }

  static Process start(Path runs, int jobs, List<Experiment> experiments) throws IOException {
    ProcessBuilder builder = BriefJvm.of(SweepInChild.class, "-Xmx200m", runs, jobs);
    experiments.forEach(experiment -> builder.command().add(new Order(runs, experiment).line()));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
