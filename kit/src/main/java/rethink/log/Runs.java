package rethink.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Finished runs, to filter and to turn into a table. Immutable. */
public record Runs(List<Run> all) {
  public Runs {
    all = List.copyOf(all);
  }

  /**
   * Where runs are kept: the environment variable {@code RETHINK_RUNS}, or {@code runs/} in the
   * project's folder (system property rethink.home, else the working directory).
   */
  public static Path home() {
    String chosen = System.getenv("RETHINK_RUNS");
    return chosen != null && !chosen.isBlank()
        ? Path.of(chosen)
        : Path.of(System.getProperty("rethink.home", ""), "runs");
  }

  /** The runs that a condition holds for, in the same order. */
  public Runs where(Predicate<Run> condition) {
    return new Runs(all.stream().filter(condition).toList());
  }

  /** One row for each epoch of each run: what the run was, then everything measured. */
  public Table table() {
    Table table = Table.create("runs");
    text(table, "id", Run::id);
    text(table, "dataset", run -> run.experiment().get("dataset").asText());
    text(table, "model", Run::model);
    text(table, "corruption", Run::corruption);
    text(table, "git commit", run -> field(run.environment(), "gitCommit"));
    text(table, "backend", run -> field(run.environment(), "backend"));
    text(table, "data", run -> field(run.environment(), "dataSha256"));
    DoubleColumn size = DoubleColumn.create("n");
    DoubleColumn seed = DoubleColumn.create("seed");
    for (Run run : all) {
      run.epochs().forEach(epoch -> size.append(run.experiment().get("trainSize").asInt()));
      run.epochs().forEach(epoch -> seed.append(run.seed()));
    }
    table.addColumns(size, seed);
    number(table, "epoch", EpochMetrics::epoch);
    number(table, "steps", EpochMetrics::steps);
    number(table, "learning rate", EpochMetrics::learningRate);
    number(table, "running loss", EpochMetrics::runningLoss);
    number(table, "running accuracy", EpochMetrics::runningAccuracy);
    number(table, "train loss", EpochMetrics::trainLoss);
    number(table, "train accuracy", EpochMetrics::trainAccuracy);
    number(table, "train accuracy, clean", EpochMetrics::trainAccuracyClean);
    number(table, "train accuracy, corrupted", EpochMetrics::trainAccuracyCorrupted);
    number(table, "test loss", EpochMetrics::testLoss);
    number(table, "test accuracy", EpochMetrics::testAccuracy);
    number(table, "test loss, corrupted labels", EpochMetrics::testLossCorrupted);
    number(table, "test accuracy, corrupted labels", EpochMetrics::testAccuracyCorrupted);
    number(table, "weight norm", EpochMetrics::weightNorm);
    number(table, "seconds", EpochMetrics::seconds);
    return table;
  }

  private void text(Table table, String name, Function<Run, String> value) {
    StringColumn column = StringColumn.create(name);
    all.forEach(run -> run.epochs().forEach(epoch -> column.append(value.apply(run))));
    table.addColumns(column);
  }

  private void number(Table table, String name, ToDoubleFunction<EpochMetrics> value) {
    DoubleColumn column = DoubleColumn.create(name);
    all.forEach(run -> run.epochs().forEach(epoch -> column.append(value.applyAsDouble(epoch))));
    table.addColumns(column);
  }

  private static String field(JsonNode node, String name) {
    return node.path(name).asText("unknown");
  }
}
