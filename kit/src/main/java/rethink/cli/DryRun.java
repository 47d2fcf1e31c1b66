package rethink.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rethink.log.Run;
import rethink.log.RunState;
import rethink.log.RunStore;
import rethink.log.StoredRun;
import rethink.progress.ProgressLine;
import rethink.sweep.Forecast;
import rethink.sweep.Forecast.Basis;
import rethink.sweep.Sweep;
import rethink.train.Experiment;

/** What a sweep would do: a line for each run, and how long all may take. */
final class DryRun {
  private static final String LINE = "%-12s  %-16s %-30s %7s %5s %8s  %-10s %s";

  private final Sweep sweep;
  private final Map<String, StoredRun> stored = new HashMap<>();
  private final Forecast forecast;
  private final Map<Basis, Integer> bases = new EnumMap<>(Basis.class);
  private final List<Double> seconds = new ArrayList<>();

  private DryRun(Sweep sweep) {
    this.sweep = sweep;
    List<Run> finished = new ArrayList<>();
    for (StoredRun each : new RunStore(sweep.runs()).runs()) {
      stored.put(each.id(), each);
      if (each.state() == RunState.DONE) {
        finished.add(each.run());
      }
    }
    forecast = Forecast.by(finished);
  }

  static List<String> of(Sweep sweep) {
    return new DryRun(sweep).lines();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        LINE.formatted("id", "model", "corruption", "n", "seed", "epochs", "state", "time left"));
    for (Experiment experiment : sweep.experiments()) {
      StoredRun before = stored.get(experiment.id());
      boolean done = before != null && before.state() == RunState.DONE;
      lines.add(
          LINE.formatted(
                  experiment.id(),
                  experiment.model().name(),
                  experiment.corruption().name(),
                  experiment.dataset().trainSize(),
                  experiment.seed(),
                  done ? before.run().epochs().size() : "<= " + experiment.epochs(),
                  before == null ? "to do" : before.state(),
                  done ? "" : time(left(experiment, before)))
              .stripTrailing());
    }
    lines.add(summary());
    return lines;
  }

  /** What a broken-off run has logged is not trained again. */
  private double left(Experiment experiment, StoredRun before) {
    double epochs = forecast.epochs(experiment);
    double logged = before == null ? 0 : Math.min(epochs, before.run().epochs().size());
    double left = forecast.seconds(experiment) * (1 - logged / epochs);
    bases.merge(forecast.basis(experiment), 1, Integer::sum);
    seconds.add(left);
    return left;
  }

  private String summary() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d of %d runs to do, %d at a time"
            .formatted(seconds.size(), sweep.experiments().size(), sweep.jobsAtOnce()));
    if (seconds.isEmpty()) {
      return text.append(".").toString();
    }
    List<Double> known = seconds.stream().filter(each -> !each.isNaN()).toList();
    if (!known.isEmpty()) {
      text.append(": about ").append(time(Forecast.together(known, sweep.jobsAtOnce())));
    }
    text.append(". Speed by finished runs on this processor: ");
    text.append(
        "%d runs by the same model's images/s, %d by the multiply-adds/s of other models, %d"
            .formatted(of(Basis.SAME_MODEL), of(Basis.OTHER_MODELS), of(Basis.NOTHING)));
    text.append(" unknown. Epochs as with other seeds, where such runs are finished; else all.");
    return text.toString();
  }

  private int of(Basis basis) {
    return bases.getOrDefault(basis, 0);
  }

  private static String time(double seconds) {
    return Double.isNaN(seconds) ? "unknown" : ProgressLine.duration(seconds);
  }
}
