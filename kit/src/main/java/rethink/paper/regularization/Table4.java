package rethink.paper.regularization;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rethink.data.Dataset;
import rethink.log.Runs;
import rethink.paper.PublishedTable;
import rethink.paper.Recorded;
import rethink.paper.Scale;
import rethink.paper.Spread;
import rethink.paper.Verdict;
import rethink.train.Experiment;
import tech.tablesaw.api.Table;

/**
 * Table 4 (appendix E): networks fit random labels under explicit regularizers, too. Labels stay
 * while images change from epoch to epoch; such rows train up to three times as long, at a rate
 * that falls more slowly, as in the paper.
 */
public record Table4(RegularizerGrid grid) {
  public Table4 {
    grid = grid.where(row -> !row.isLearning() && row.treatment() != Treatment.NONE);
  }

  /** The table on the dataset in use. */
  public static Table4 at(Scale scale) {
    return new Table4(RegularizerGrid.at(scale, Dataset.current()));
  }

  /** The table at standard scale on CIFAR-10, as far as the repository ships its runs. */
  public static Table4 recorded() {
    return new Table4(
        RegularizerGrid.at(Scale.STANDARD, Dataset.named("cifar10")).within(Recorded.runs()));
  }

  /** One experiment for each row and seed. */
  public List<Experiment> experiments() {
    return grid.experiments();
  }

  /** Paper, here, difference: accuracy on the random labels that were trained on. */
  public Table training(Runs runs) {
    return grid.table(
        "Training accuracy on random labels, per cent",
        row -> row.training(runs),
        PublishedTable.Row::train,
        PublishedTable.Row::epflTrain);
  }

  /** The claims about this table, each with a rule fixed before the runs. */
  public Table verdicts(Runs runs) {
    return Verdict.table(
        Stream.of(underDecay(runs), alexNet(runs), underChanges(runs))
            .flatMap(Optional::stream)
            .toList());
  }

  private Optional<Verdict> underDecay(Runs runs) {
    return fitted(
        grid.where(row -> !isAlexNetUnderDecay(row) && row.treatment() == Treatment.DECAY),
        runs,
        "weight decay does not keep networks from fitting random labels (AlexNet apart)");
  }

  private Optional<Verdict> underChanges(Runs runs) {
    return fitted(
        grid.where(row -> row.treatment().changesImages()),
        runs,
        "nor do random crops and augmentation");
  }

  private static Optional<Verdict> fitted(RegularizerGrid some, Runs runs, String claim) {
    if (some.rows().isEmpty()) {
      return Optional.empty();
    }
    double lowest =
        some.rows().stream().mapToDouble(row -> row.lowestTraining(runs)).min().orElseThrow();
    return Optional.of(
        new Verdict(
            claim,
            "the lowest training accuracy of all runs is at least 99 %",
            "%d rows, lowest %.1f %%".formatted(some.rows().size(), lowest),
            lowest >= 99));
  }

  private Optional<Verdict> alexNet(Runs runs) {
    return grid.rows().stream()
        .filter(Table4::isAlexNetUnderDecay)
        .findFirst()
        .map(
            row -> {
              Spread training = row.training(runs);
              return new Verdict(
                  "AlexNet with weight decay fails to fit random labels",
                  "its mean training accuracy stays below 90 %",
                  training.toString("%.1f"),
                  training.mean() < 90);
            });
  }

  private static boolean isAlexNetUnderDecay(GridRow row) {
    return row.is("alexnet", false, Treatment.DECAY);
  }
}
