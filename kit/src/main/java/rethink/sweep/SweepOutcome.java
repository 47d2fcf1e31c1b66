package rethink.sweep;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.train.Experiment;

/**
 * What came of a sweep.
 *
 * @param experiments all, in the order asked for
 * @param finished also those that were finished before, or by others
 */
public record SweepOutcome(
    List<Experiment> experiments,
    Map<Experiment, Run> finished,
    Map<Experiment, Failure> failures) {
  public SweepOutcome {
    experiments = List.copyOf(experiments);
    finished = Map.copyOf(finished);
    failures = Map.copyOf(failures);
  }

  /** The finished runs in the order of the experiments. */
  public Runs runs() {
    return new Runs(experiments.stream().map(finished::get).filter(Objects::nonNull).toList());
  }

  /** Each experiment that failed, and why, on lines of their own; empty if none did. */
  public String failureText() {
    if (failures.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    text.append(
        "%d of %d runs failed, the others are kept:"
            .formatted(failures.size(), experiments.size()));
    experiments.stream()
        .filter(failures::containsKey)
        .forEach(
            experiment -> text.append("\n%s: %s".formatted(experiment, failures.get(experiment))));
    return text.toString();
  }

  /** A line for each run, for a cell that ends with a sweep. */
  @Override
  public String toString() {
    return runs() + (failures.isEmpty() ? "" : "\n" + failureText());
  }
}
