package rethink.paper.randomization;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.paper.Published;
import rethink.paper.Spread;
import rethink.paper.Subject;
import rethink.paper.Verdict;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The numbers of Figure 1a: paper against here, what was fitted, and verdicts. */
public record Figure1aTables(Figure1a figure, Runs runs) {
  private static final List<Condition> CONDITIONS = Condition.FIGURE_1A;

  /**
   * Steps to a loss of 0.1 as multiples of what true labels need, for the first network: paper,
   * here, difference; mean ± standard deviation over seeds.
   */
  public Table paperAgainstHere() {
    Map<String, Double> paper = Published.figure1().panel("1a").thousandStepsToLossOfOneTenth();
    Subject subject = figure.subjects().get(0);
    double paperUnit = paper.get(Figure1a.trueLabels().key());
    return Table.create("Steps to loss 0.1, relative to true labels: " + subject.title())
        .addColumns(
            column("condition", Condition::title),
            column("paper", c -> "%.1f".formatted(paper.get(c.key()) / paperUnit)),
            column("here", c -> relative(subject, c).toString("%.1f")),
            column(
                "difference",
                c ->
                    Spread.of(relative(subject, c).mean() - paper.get(c.key()) / paperUnit)
                        .toString("%+.1f")),
            column("steps here", c -> steps(subject, c).toString("%.0f")));
  }

  /** What every network came to under every condition. */
  public Table fitted() {
    Table table =
        Table.create("After the last epoch")
            .addColumns(StringColumn.create("network"), StringColumn.create("condition"));
    List<String> numbers = List.of("steps to loss 0.1", "training accuracy", "test accuracy");
    numbers.forEach(name -> table.addColumns(StringColumn.create(name)));
    for (Subject subject : figure.subjects()) {
      for (Condition condition : CONDITIONS) {
        table.stringColumn(0).append(subject.title());
        table.stringColumn(1).append(condition.title());
        table.stringColumn(2).append(steps(subject, condition).toString("%.0f"));
        table
            .stringColumn(3)
            .append(last(subject, condition, EpochMetrics::trainAccuracy).toString("%.3f"));
        table
            .stringColumn(4)
            .append(last(subject, condition, EpochMetrics::testAccuracy).toString("%.3f"));
      }
    }
    return table;
  }

  /** The paper's claims about this figure, each with a rule fixed before the runs. */
  public Table verdicts() {
    Subject first = figure.subjects().get(0);
    Condition random = CONDITIONS.get(CONDITIONS.size() - 1);
    double worstFit =
        figure.all(runs).stream()
            .mapToDouble(run -> run.last().trainAccuracy())
            .min()
            .orElseThrow();
    double slowest =
        figure.subjects().stream()
            .mapToDouble(subject -> relative(subject, random).mean())
            .reduce(0, Math::max);
    List<String> order =
        CONDITIONS.stream()
            .sorted(Comparator.comparingDouble(c -> steps(first, c).mean()))
            .map(c -> c.title() + (isFitted(first, c) ? "" : " (not reached)"))
            .toList();
    double plateau = plateau(figure.of(runs, first, random));
    double chance = last(first, random, EpochMetrics::testAccuracy).mean();
    return Verdict.table(
        List.of(
            new Verdict(
                "every condition is fitted",
                "the lowest training accuracy of all runs is at least 0.99",
                "lowest %.3f".formatted(worstFit),
                worstFit >= 0.99),
            new Verdict(
                "random labels cost a small constant factor",
                "no network needs more than 5 times the steps of true labels",
                Double.isNaN(slowest)
                    ? Spread.NOT_REACHED
                    : "largest factor %.1f".formatted(slowest),
                slowest <= 5),
            new Verdict(
                "the destroyed pictures are fitted between true and random labels",
                "steps of the first network are in the paper's order",
                String.join(" < ", order),
                order.equals(CONDITIONS.stream().map(Condition::title).toList())),
            new Verdict(
                "random labels start on a plateau, then fall fast",
                "the loss is above 2.2 for a quarter of the steps to 0.1 (paper: 0.4)",
                Double.isNaN(plateau) ? Spread.NOT_REACHED : "%.2f of the steps".formatted(plateau),
                plateau >= 0.25),
            new Verdict(
                "nothing is learned from random labels",
                "test accuracy of the first network is within 0.03 of chance, 0.1",
                "%.3f".formatted(chance),
                Math.abs(chance - 0.1) <= 0.03)));
  }

  /** Share of the steps to loss 0.1 that are spent above 2.2, mean over runs. */
  private static double plateau(List<Run> runs) {
    return runs.stream()
        .mapToDouble(
            run ->
                run.epochs().stream()
                        .filter(epoch -> epoch.runningLoss() > 2.2)
                        .mapToLong(EpochMetrics::steps)
                        .max()
                        .orElse(0)
                    / StepsToFit.of(run).orElse(Double.NaN))
        .average()
        .orElse(Double.NaN);
  }

  private Spread steps(Subject subject, Condition condition) {
    return StepsToFit.of(figure.of(runs, subject, condition));
  }

  private boolean isFitted(Subject subject, Condition condition) {
    return !Double.isNaN(steps(subject, condition).mean());
  }

  private Spread relative(Subject subject, Condition condition) {
    return steps(subject, condition).dividedBy(steps(subject, Figure1a.trueLabels()).mean());
  }

  private Spread last(Subject subject, Condition condition, ToDoubleFunction<EpochMetrics> value) {
    return Spread.of(
        figure.of(runs, subject, condition).stream()
            .mapToDouble(run -> value.applyAsDouble(run.last()))
            .toArray());
  }

  private static StringColumn column(String name, Function<Condition, String> cell) {
    return StringColumn.create(name, CONDITIONS.stream().map(cell).collect(Collectors.toList()));
  }
}
