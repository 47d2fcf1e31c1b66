package rethink.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rethink.log.Machine;

/** Says what the kit found on this machine. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Says what was found on this machine, what is missing or slow, and how to mend it.",
      "Measures a matrix product; takes about three seconds. Exit status 1 if nothing can run."
    },
    footer = {"", "Example:", "  rethink doctor --json"})
final class DoctorCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Prints a JSON list.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    List<Check> checks = new Doctor(Machine.here(), System.getenv()).checks();
    System.out.println(json ? json(checks) : table(checks));
    return checks.stream().anyMatch(Check::blocks) ? 1 : 0;
  }

  static String table(List<Check> checks) {
    StringBuilder table = new StringBuilder();
    for (Check check : checks) {
      table.append("%-16s %-8s %s%n".formatted(check.name(), check.state(), check.found()));
      if (!check.mend().isEmpty()) {
        table.append("%25s to mend: %s%n".formatted("", check.mend()));
      }
    }
    return table.toString().stripTrailing();
  }

  private static String json(List<Check> checks) throws JsonProcessingException {
    return new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsString(checks.stream().map(DoctorCommand::fields).toList());
  }

  private static Map<String, String> fields(Check check) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", check.name());
    fields.put("state", check.state().toString());
    fields.put("found", check.found());
    fields.put("mend", check.mend());
    return fields;
  }
}
