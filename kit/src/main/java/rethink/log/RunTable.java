package rethink.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Epochs of runs as rows: what the run was, what made it, then everything measured. What a file
 * does not hold is missing from the table; texts are then empty.
 */
final class RunTable {
  /** One row: an epoch and the run it belongs to. */
  record Row(Run run, EpochMetrics epoch) {}

  private final List<Row> rows;
  private final Table table;

  private RunTable(String name, List<Row> rows) {
    this.rows = rows;
    this.table = Table.create(name);
  }

  static Table of(String name, List<Row> rows) {
    RunTable made = new RunTable(name, rows);
    made.addExperiment();
    made.addEnvironment();
    made.addMetrics();
    return made.table;
  }

  private void addExperiment() {
    text("id", Run::id);
    text("dataset", Run::dataset);
    text("model", Run::model);
    text("corruption", Run::corruption);
    text("regularizers", Run::regularizers);
    whole("n", "trainSize");
    whole("test n", "testSize");
    whole("batch", "batch");
    decimal("initial learning rate", "learningRate");
    decimal("decay", "decay");
    decimal("momentum", "momentum");
    whole("most epochs", "epochs");
    decimal("stop at loss", "stopAtLoss");
    decimal("stop at accuracy", "stopAtAccuracy");
    whole("stop after epochs", "stopAfterEpochs");
    text("measured epochs", run -> run.experiment().path("measuredEpochs").asText());
    text("precision", run -> run.experiment().path("precision").asText("float32"));
    whole("seed", "seed");
    whole("experiment format", "format");
  }

  private void addEnvironment() {
    text("commit", run -> Origin.of(run).commit());
    text("sources", run -> Origin.of(run).sources());
    text("code", run -> Origin.of(run).code());
    text("natives", run -> Origin.of(run).natives());
    wholes("threads", row -> row.run().environment().path("threads"));
    text("processor", run -> Origin.of(run).processor());
    text("java", run -> Origin.field(run, "java"));
    text("os", run -> Origin.field(run, "os"));
    text("data", run -> Origin.field(run, "dataSha256"));
    text("train data", run -> Origin.field(run, "trainSha256"));
    text("final parameters", run -> run.done().path("parametersSha256").asText());
  }

  private void addMetrics() {
    whole("epoch", EpochMetrics::epoch);
    whole("steps", EpochMetrics::steps);
    decimal("learning rate", EpochMetrics::learningRate);
    decimal("running loss", EpochMetrics::runningLoss);
    decimal("running accuracy", EpochMetrics::runningAccuracy);
    decimal("train loss", EpochMetrics::trainLoss);
    decimal("train accuracy", EpochMetrics::trainAccuracy);
    decimal("train accuracy, clean", EpochMetrics::trainAccuracyClean);
    decimal("train accuracy, corrupted", EpochMetrics::trainAccuracyCorrupted);
    decimal("test loss", EpochMetrics::testLoss);
    decimal("test accuracy", EpochMetrics::testAccuracy);
    decimal("test loss, corrupted labels", EpochMetrics::testLossCorrupted);
    decimal("test accuracy, corrupted labels", EpochMetrics::testAccuracyCorrupted);
    decimal("weight norm", EpochMetrics::weightNorm);
    decimal("seconds", EpochMetrics::seconds);
    decimal("train accuracy, top 5", EpochMetrics::trainTopFiveAccuracy);
    decimal("test accuracy, top 5", EpochMetrics::testTopFiveAccuracy);
  }

  private void text(String name, Function<Run, String> value) {
    table.addColumns(StringColumn.create(name, rows.stream().map(row -> value.apply(row.run()))));
  }

  /** A field of the experiment. */
  private void whole(String name, String field) {
    wholes(name, row -> row.run().experiment().path(field));
  }

  private void whole(String name, ToLongFunction<EpochMetrics> value) {
    table.addColumns(
        LongColumn.create(
            name, rows.stream().mapToLong(row -> value.applyAsLong(row.epoch())).toArray()));
  }

  /** A field of the experiment. */
  private void decimal(String name, String field) {
    decimals(name, row -> row.run().experiment().path(field).asDouble(Double.NaN));
  }

  private void decimal(String name, ToDoubleFunction<EpochMetrics> value) {
    decimals(name, row -> value.applyAsDouble(row.epoch()));
  }

  private void wholes(String name, Function<Row, JsonNode> value) {
    LongColumn column = LongColumn.create(name);
    for (Row row : rows) {
      JsonNode found = value.apply(row);
      if (found.canConvertToLong()) {
        column.append(found.asLong());
      } else {
        column.appendMissing();
      }
    }
    table.addColumns(column);
  }

  private void decimals(String name, ToDoubleFunction<Row> value) {
    table.addColumns(DoubleColumn.create(name, rows.stream().mapToDouble(value).toArray()));
  }
}
