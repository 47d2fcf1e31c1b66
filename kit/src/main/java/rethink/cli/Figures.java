package rethink.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import rethink.paper.Scale;
import rethink.paper.complexity.RandomSignsFit;
import rethink.paper.imagenet.Table2;
import rethink.paper.memorization.DropoutAgainstNoise;
import rethink.paper.memorization.FitTimes;
import rethink.paper.overparametrization.WidthSweep;
import rethink.paper.randomization.Figure1a;
import rethink.paper.randomization.Figure1b;
import rethink.paper.randomization.Figure1c;
import rethink.paper.randomization.LabelNoise;
import rethink.paper.regularization.Figure2;
import rethink.paper.regularization.Table1;
import rethink.paper.regularization.Table4;
import rethink.train.Experiment;

/** The figures and tables by name, for the command line. */
public final class Figures {
  private static final Map<String, Function<Scale, List<Experiment>>> EXPERIMENTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("1a", scale -> Figure1a.at(scale).experiments()),
              Map.entry("1b", scale -> Figure1b.at(scale).experiments()),
              Map.entry("1c", scale -> Figure1c.at(scale).experiments()),
              Map.entry("1c-equal", scale -> LabelNoise.at(scale).onEqualImages().experiments()),
              Map.entry("2", scale -> Figure2.at(scale).experiments()),
              Map.entry("table1", scale -> Table1.at(scale).experiments()),
              Map.entry("table2", scale -> Table2.at(scale).experiments()),
              Map.entry("table4", scale -> Table4.at(scale).experiments()),
              Map.entry("width", scale -> WidthSweep.at(scale).experiments()),
              Map.entry("dropout", scale -> DropoutAgainstNoise.at(scale).experiments()),
              Map.entry("fit-times", scale -> FitTimes.at(scale).experiments()),
              Map.entry("rademacher", scale -> RandomSignsFit.at(scale).experiments())));

  private Figures() {}

  /**
   * All experiments of a figure such as "1a", or of a table such as "table1", on the dataset in
   * use.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public static List<Experiment> experiments(String figure, Scale scale) {
    Function<Scale, List<Experiment>> experiments = EXPERIMENTS.get(figure);
    if (experiments == null) {
      throw new IllegalArgumentException(
          "no figure is named \"%s\"; choose one of %s".formatted(figure, EXPERIMENTS.keySet()));
    }
    return experiments.apply(scale);
  }
}
