package rethink.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import rethink.log.RunState;
import rethink.log.StoredRun;
import rethink.model.Model;
import rethink.sweep.Forecast;
import rethink.train.Experiment;

/** A plan as a table: a line for each row, and one for all. */
final class RecordList {
  private static final String LINE = "%-5s %5s %9s %8s %5s  %-32s %10s  %s";

  private final Recording recording;
  private final Forecast forecast;
  private final Set<Experiment> counted = new LinkedHashSet<>();

  private RecordList(Recording recording) {
    this.recording = recording;
    forecast = Forecast.by(recording.past());
  }

  static List<String> of(Recording recording) {
    return new RecordList(recording).lines();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        LINE.formatted(
            "item", "runs", "recorded", "running", "left", "images/s here", "hours", "row"));
    for (RecordPlan.Row row : recording.rows()) {
      // What two rows share is done once: it counts for the first.
      List<Experiment> own = row.experiments().stream().distinct().filter(counted::add).toList();
      lines.add(row.isKernel() ? kernel(row) : line(row.item(), own, row.options()));
    }
    lines.add(line("all", List.copyOf(counted), "hours of one core; divide by the runs at a time"));
    return lines;
  }

  private String kernel(RecordPlan.Row row) {
    SolvedRecord solved = recording.solved(row);
    int done = solved.isDone() ? 1 : 0;
    return LINE.formatted(
        row.item(),
        1,
        done,
        0,
        1 - done,
        "",
        done == 1 ? "0.0" : "unknown",
        "kernel " + row.options());
  }

  private String line(String item, List<Experiment> experiments, String row) {
    List<Experiment> left =
        experiments.stream().filter(each -> !recording.isRecorded(each)).toList();
    long running = left.stream().filter(each -> recording.state(each) == RunState.RUNNING).count();
    return LINE.formatted(
        item,
        experiments.size(),
        experiments.size() - left.size(),
        running,
        left.size() - running,
        item.equals("all") ? "" : speeds(experiments),
        hours(left),
        row);
  }

  /** What runs of these networks made on this processor, measuring included. */
  private String speeds(List<Experiment> experiments) {
    return experiments.stream()
        .map(Experiment::model)
        .distinct()
        .map(this::speed)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private String speed(Model model) {
    double speed = forecast.imagesPerSecond(model);
    return Double.isNaN(speed) ? "" : "%s %,.0f".formatted(model.name(), speed);
  }

  private String hours(List<Experiment> left) {
    double hours = left.stream().mapToDouble(this::secondsLeft).sum() / 3600;
    return Double.isNaN(hours) ? "unknown" : "%.1f".formatted(hours);
  }

  /** What a run has logged is not trained again. */
  private double secondsLeft(Experiment experiment) {
    StoredRun begun = recording.stored(experiment);
    double epochs = forecast.epochs(experiment);
    double logged = begun == null ? 0 : Math.min(epochs, begun.run().epochs().size());
    return forecast.seconds(experiment) * (1 - logged / epochs);
  }
}
