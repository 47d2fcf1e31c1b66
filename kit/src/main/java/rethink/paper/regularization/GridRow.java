package rethink.paper.regularization;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import rethink.corrupt.Corruption;
import rethink.corrupt.RandomLabels;
import rethink.corrupt.TrueLabels;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.paper.PublishedTable;
import rethink.paper.Setting;
import rethink.paper.Spread;
import rethink.paper.Subject;
import rethink.train.Experiment;

/**
 * A row of Tables 1 and 4: a network, whose labels, which regularizers.
 *
 * <p>With true labels every run makes all its passes, so that none is trained longer than another
 * because its regularizers keep the loss up. With random labels all that counts is whether they are
 * fitted, and a run ends when they are.
 */
record GridRow(Subject subject, Corruption labels, Treatment treatment) {
  /** With which Table 4 replaces the 0.95 where images change from epoch to epoch. */
  private static final double SLOW_DECAY = 0.999;

  /** How many times the usual passes those rows may take; the paper says "more". */
  private static final int LONGER = 3;

  static GridRow learning(Subject subject, Treatment treatment) {
    return new GridRow(subject, new TrueLabels(), treatment);
  }

  static GridRow memorising(Subject subject, Treatment treatment) {
    Setting usual = subject.setting();
    Setting setting =
        treatment.changesImages() ? usual.decay(SLOW_DECAY).epochs(LONGER * usual.epochs()) : usual;
    return new GridRow(subject.with(setting), RandomLabels.all(), treatment);
  }

  /** Whether the labels are the true ones. */
  boolean isLearning() {
    return labels instanceof TrueLabels;
  }

  private Experiment experiment(long seed) {
    Experiment experiment = subject.experiment(labels, seed).with(treatment.regularizers());
    return isLearning() ? experiment.stopAtLoss(0) : experiment;
  }

  /** One for each seed. */
  List<Experiment> experiments() {
    return subject.seeds().stream().map(this::experiment).toList();
  }

  List<Run> of(Runs runs) {
    return Subject.of(runs, experiments());
  }

  /** The same with those seeds only that were run; empty if none was. */
  Optional<GridRow> within(Runs runs) {
    List<Long> seeds = of(runs).stream().map(Run::seed).sorted().toList();
    return seeds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new GridRow(
                new Subject(subject.network(), subject.setting(), seeds), labels, treatment));
  }

  /** Accuracy on the labels trained on, in per cent. */
  Spread training(Runs runs) {
    return percent(runs, EpochMetrics::trainAccuracy);
  }

  /** The same for the run that fitted least. */
  double lowestTraining(Runs runs) {
    return of(runs).stream()
        .mapToDouble(run -> 100 * run.last().trainAccuracy())
        .min()
        .orElse(Double.NaN);
  }

  /** Accuracy on true test labels, in per cent. */
  Spread test(Runs runs) {
    return percent(runs, EpochMetrics::testAccuracy);
  }

  private Spread percent(Runs runs, ToDoubleFunction<EpochMetrics> share) {
    return Spread.of(
        of(runs).stream().mapToDouble(run -> 100 * share.applyAsDouble(run.last())).toArray());
  }

  /** The same of one seed. */
  double test(Runs runs, long seed) {
    return of(runs).stream()
        .filter(run -> run.seed() == seed)
        .mapToDouble(run -> 100 * run.last().testAccuracy())
        .findFirst()
        .orElseThrow();
  }

  /** The paper's row, where it has one. */
  Optional<PublishedTable.Row> published() {
    return PublishedTable.tables().row(subject.key(), labels.name(), treatment.key());
  }

  /** Whether it is of a network, whatever its width, with this treatment. */
  boolean is(String network, boolean learning, Treatment wanted) {
    return subject.key().equals(network) && isLearning() == learning && treatment == wanted;
  }
}
