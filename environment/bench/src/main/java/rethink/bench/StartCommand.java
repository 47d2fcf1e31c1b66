package rethink.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rethink.model.Model;

/** Times the way from nothing to the end of the first training step. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description =
        "Times the start of a process, from the call of Java to the end of its first training"
            + " step.")
final class StartCommand implements Callable<Integer> {
  private static final List<Arm> ARMS = List.of(Arm.OURS, Arm.LIBTORCH, Arm.STOCK);

  @Option(
      names = "--model",
      defaultValue = "mlp-1x512",
      description = "Network by name (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Starts of each arm (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(names = "--json", description = "Prints a JSON list.")
  private boolean json;

  @Override
  public Integer call() {
    Map<Arm, List<Double>> seconds = new LinkedHashMap<>();
    ARMS.forEach(arm -> seconds.put(arm, new ArrayList<>()));
    for (int round = 0; round <= rounds; round++) {
      for (Arm arm : ARMS) {
        double took = start(Contestant.of(arm, Model.named(model), 128));
        // The first round unpacks libraries and reads the disk.
        if (round > 0) {
          seconds.get(arm).add(took);
        }
      }
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    seconds.forEach((arm, values) -> rows.add(row(arm, values)));
    if (json) {
      Json.print(rows);
    } else {
      rows.forEach(
          row ->
              System.out.printf(
                  "%-10s %.2f s (%.2f..%.2f) to the end of the first step of %s%n",
                  row.get("arm"),
                  row.get("secondsToFirstStep"),
                  row.get("secondsToFirstStepLowerQuartile"),
                  row.get("secondsToFirstStepUpperQuartile"),
                  model));
    }
    return 0;
  }

  private Map<String, Object> row(Arm arm, List<Double> values) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("arm", arm.toString());
    row.put("model", model);
    Spread spread = Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    spread.into(row, "secondsToFirstStep");
    return row;
  }

  private static double start(Contestant contestant) {
    long started = System.nanoTime();
    Child child = Child.start(contestant, 1);
    double seconds = (System.nanoTime() - started) / 1e9;
    child.close();
    return seconds;
  }
}
