package rethink.paper.randomization;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.paper.Spread;

/** When a run has fitted its training set, in steps. */
public final class StepsToFit {
  /**
   * The running loss that counts as fitted; the digitised curves of the paper's Figure 1a are read
   * at the same height.
   */
  public static final double LOSS = 0.1;

  private StepsToFit() {}

  /**
   * Where the running loss first comes down to 0.1, on the straight line between two epochs; empty
   * if it never does.
   */
  public static OptionalDouble of(Run run) {
    List<EpochMetrics> epochs = run.epochs();
    return IntStream.range(0, epochs.size())
        .filter(i -> epochs.get(i).runningLoss() <= LOSS)
        .mapToDouble(
            i -> i == 0 ? epochs.get(0).steps() : between(epochs.get(i - 1), epochs.get(i)))
        .findFirst();
  }

  /** Mean and spread over runs of one kind. */
  public static Spread of(List<Run> runs) {
    return Spread.of(runs.stream().mapToDouble(run -> of(run).orElse(Double.NaN)).toArray());
  }

  private static double between(EpochMetrics before, EpochMetrics after) {
    double share = (before.runningLoss() - LOSS) / (before.runningLoss() - after.runningLoss());
    return before.steps() + share * (after.steps() - before.steps());
  }
}
