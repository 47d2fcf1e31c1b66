package rethink.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.log.StoredRun;

/** Shows one run. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Shows a run: its experiment, what made it, its last epoch and the command that repeats"
            + " it.",
    footer = {"", "Example:", "  rethink runs show 94c1"})
final class RunsShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "Its id, or what that begins with.")
  private String id;

  @Mixin private RunsOption runs;

  @Override
  public Integer call() {
    StoredRun stored = runs.store().find(id);
    Run run = stored.run();
    System.out.printf("%s, %s, in %s%n", run.id(), stored.state(), run.directory());
    if (!stored.problem().isEmpty()) {
      System.out.println(stored.problem());
    }
    print("experiment", run.experiment());
    print("environment", run.environment());
    List<EpochMetrics> epochs = run.epochs();
    if (!epochs.isEmpty()) {
      print("last epoch", new ObjectMapper().valueToTree(epochs.get(epochs.size() - 1)));
    }
    print("done", run.done());
    System.out.printf("%nto repeat it:%n  %s%n", RunLine.of(run.experiment()));
    return 0;
  }

  private static void print(String title, JsonNode node) {
    if (node.isObject()) {
      System.out.printf("%n%s%n", title);
      node.fields()
          .forEachRemaining(
              field -> System.out.printf("  %-36s %s%n", field.getKey(), text(field.getValue())));
    }
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText("-") : value.toString();
  }
}
