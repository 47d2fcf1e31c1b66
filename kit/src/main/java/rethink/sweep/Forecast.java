package rethink.sweep;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import rethink.log.Processor;
import rethink.log.Run;
import rethink.model.Model;
import rethink.train.Experiment;

/**
 * How long runs will take, by those of this processor: as many images a second as runs of the same
 * model, or as many multiply-adds as runs of others; as many epochs as finished runs of the same
 * kind, or else all that are allowed.
 */
public final class Forecast {
  private final List<Past> past;

  private record Past(Experiment experiment, Run run) {
    double imagesPerSecond() {
      double images = (double) run.last().epoch() * experiment.dataset().trainSize();
      return images / run.last().seconds();
    }

    double multiplyAddsPerSecond() {
      return imagesPerSecond() * NetworkSize.of(experiment).multiplyAdds();
    }
  }

  /** What is known of the speed of an experiment. */
  public enum Basis {
    SAME_MODEL,
    OTHER_MODELS,
    NOTHING
  }

  private Forecast(List<Past> past) {
    this.past = past;
  }

  /** By those of the runs, finished or under way, that can be compared with this machine's. */
  public static Forecast by(Collection<Run> runs) {
    String here = Processor.here().model();
    return new Forecast(
        runs.stream()
            .filter(run -> !run.epochs().isEmpty())
            .filter(run -> run.environment().path("processor").asText().equals(here))
            .filter(run -> run.last().seconds() > 0)
            .flatMap(Forecast::past)
            .toList());
  }

  private static Stream<Past> past(Run run) {
    try {
      return Stream.of(new Past(Experiment.read(run.experiment()), run));
    } catch (IllegalArgumentException ofAnotherVersion) {
      return Stream.empty();
    }
  }

  /** Images a second of runs of a model, measuring included; NaN if there are none. */
  public double imagesPerSecond(Model model) {
    return past.stream().anyMatch(each -> isOf(model, each))
        ? median(each -> isOf(model, each), Past::imagesPerSecond)
        : Double.NaN;
  }

  public Basis basis(Experiment experiment) {
    return past.isEmpty()
        ? Basis.NOTHING
        : past.stream().anyMatch(each -> isOf(experiment.model(), each))
            ? Basis.SAME_MODEL
            : Basis.OTHER_MODELS;
  }

  /** Seconds of all its epochs; NaN where nothing is known. */
  public double seconds(Experiment experiment) {
    double perEpoch =
        switch (basis(experiment)) {
          case SAME_MODEL ->
              experiment.dataset().trainSize()
                  / median(each -> isOf(experiment.model(), each), Past::imagesPerSecond);
          case OTHER_MODELS ->
              Work.ofAnEpoch(experiment) / median(each -> true, Past::multiplyAddsPerSecond);
          case NOTHING -> Double.NaN;
        };
    return perEpoch * epochs(experiment);
  }

  /** As runs took that differ in no more than the seed; else the most that are allowed. */
  public double epochs(Experiment experiment) {
    return past.stream()
        .filter(each -> !each.run().done().isMissingNode())
        .filter(each -> each.experiment().seed(0).equals(experiment.seed(0)))
        .mapToInt(each -> each.run().last().epoch())
        .average()
        .orElse(experiment.epochs());
  }

  /** Seconds until the last of several jobs ends that take the longest run left in turn. */
  public static double together(Collection<Double> seconds, int jobs) {
    PriorityQueue<Double> ends = new PriorityQueue<>();
    for (int job = 0; job < jobs; job++) {
      ends.add(0.0);
    }
    seconds.stream()
        .sorted(Comparator.reverseOrder())
        .forEach(each -> ends.add(ends.remove() + each));
    return ends.stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  private static boolean isOf(Model model, Past past) {
    return past.experiment().model().equals(model);
  }

  private double median(Predicate<Past> which, ToDoubleFunction<Past> value) {
    double[] values = past.stream().filter(which).mapToDouble(value).sorted().toArray();
    return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
  }
}
