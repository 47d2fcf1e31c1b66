package rethink.sweep;

import java.util.ArrayList;
import java.util.List;
import rethink.progress.ProgressLine;
import rethink.train.Experiment;

/** A sweep at this moment: a line for each run that is performed, and one for all. */
final class TableLines {
  private static final String RUN = "%-16s %-30s %6s %9s %8s %9s %9s";

  private TableLines() {}

  static List<String> of(SweepProgress state) {
    List<String> lines = new ArrayList<>();
    lines.add(
        RUN.formatted("model", "corruption", "seed", "epoch", "loss", "accuracy", "images/s"));
    state.running().forEach((experiment, at) -> lines.add(run(experiment, at)));
    state.waiting().forEach((each, owner) -> lines.add("%s: by %s".formatted(each, owner)));
    lines.add(all(state));
    return lines;
  }

  private static String run(Experiment experiment, Progress at) {
    return RUN.formatted(
        experiment.model().name(),
        experiment.corruption().name(),
        experiment.seed(),
        at.epoch() == 0 ? "starting" : at.epoch() + "/" + experiment.epochs(),
        Double.isNaN(at.loss()) ? "" : "%.4f".formatted(at.loss()),
        Double.isNaN(at.accuracy()) ? "" : "%.3f".formatted(at.accuracy()),
        at.imagesPerSecond() == 0 ? "" : "%,.0f".formatted(at.imagesPerSecond()));
  }

  private static String all(SweepProgress state) {
    double seconds = state.secondsLeft();
    return "%d running, %d of %d done, %d failed, %d left; %,.0f images/s%s"
        .formatted(
            state.running().size(),
            state.done(),
            state.all(),
            state.failed(),
            state.left(),
            state.imagesPerSecond(),
            Double.isNaN(seconds)
                ? ""
                : "; about %s to go".formatted(ProgressLine.duration(seconds)));
  }
}
