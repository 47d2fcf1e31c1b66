package rethink.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.log.StoredRun;
import rethink.notebook.Show;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Lists the runs of a store. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists runs: what each is, how far it has come and where it stands.",
    footer = {
      "",
      "Example: which runs of a network were broken off?",
      "  rethink runs list --model inception/4 --state broken-off"
    })
final class RunsListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private RunChoice choice;

  @Option(names = "--json", description = "Prints a JSON list.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    List<StoredRun> runs = choice.runs();
    List<Map<String, Object>> rows = runs.stream().map(RunsListCommand::fields).toList();
    if (json) {
      System.out.println(
          new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(rows));
    } else if (rows.isEmpty()) {
      System.out.println("no such runs in " + choice.store().folder());
    } else {
      Show.table(table(rows));
    }
    runs.stream()
        .map(StoredRun::problem)
        .filter(problem -> !problem.isEmpty())
        .forEach(spec.commandLine().getErr()::println);
    return 0;
  }

  /** In the order of the columns; null where there is no number yet. */
  private static Map<String, Object> fields(StoredRun stored) {
    Run run = stored.run();
    List<EpochMetrics> measured = run.measured();
    EpochMetrics last = measured.isEmpty() ? null : measured.get(measured.size() - 1);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", run.id());
    fields.put("model", run.model());
    fields.put("corruption", run.corruption());
    fields.put("regularizers", run.regularizers());
    fields.put("dataset", run.dataset());
    fields.put("n", run.experiment().path("trainSize").numberValue());
    fields.put("seed", run.experiment().path("seed").numberValue());
    fields.put("epochs", run.epochs().size());
    fields.put("trainLoss", last == null ? null : finite(last.trainLoss()));
    fields.put("trainAccuracy", last == null ? null : finite(last.trainAccuracy()));
    fields.put("testAccuracy", last == null ? null : finite(last.testAccuracy()));
    fields.put("state", stored.state().toString());
    fields.put("commit", run.version());
    return fields;
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static double number(Object value) {
    return value == null ? Double.NaN : ((Number) value).doubleValue();
  }

  /** Without columns that say nothing of any run. */
  private static Table table(List<Map<String, Object>> rows) {
    Table table = Table.create("runs");
    for (String name : rows.get(0).keySet()) {
      String title = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
      List<Object> values = rows.stream().map(row -> row.get(name)).toList();
      if (values.stream().allMatch(""::equals)) {
        continue;
      }
      table.addColumns(
          values.stream().anyMatch(String.class::isInstance)
              ? StringColumn.create(title, values.stream().map(String.class::cast))
              : DoubleColumn.create(title, values.stream().mapToDouble(RunsListCommand::number)));
    }
    return table;
  }
}
