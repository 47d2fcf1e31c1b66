package rethink.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rethink.data.Dataset;
import rethink.log.Run;
import rethink.model.Model;
import rethink.sweep.SweepListener;
import rethink.train.Experiment;

/** Watches the memory of one process that performs run after run. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    description = {
      "Has one process perform run after run, and tells what it keeps resident after each tenth.",
      "Exit status 1 if it grew by more than a tenth from the first quarter to the last."
    })
final class MemoryCommand implements Callable<Integer> {
  private static final double GROWTH = 1.1;

  @Option(
      names = "--model",
      defaultValue = "inception/4",
      description = "Network (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--count",
      defaultValue = "100",
      description = "Runs, at least 4 (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(names = "--json", description = "Prints a JSON list.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (count < 4) {
      throw new IllegalArgumentException("--count is " + count + ", wanted at least 4");
    }
    Experiment experiment =
        Experiment.of(Model.named(model))
            .on(Dataset.named("shapes").first(256).testFirst(128))
            .stopAtLoss(0)
            .epochs(2);
    List<Double> mebibytes = new ArrayList<>();
    List<Long> processes = new ArrayList<>();
    SweepTurn.of(
        experiment,
        count,
        1,
        new SweepListener() {
          @Override
          public void finishes(Experiment finished, Run run) {
            mebibytes.add(resident());
            ProcessHandle.current().children().forEach(child -> processes.add(child.pid()));
          }
        });
    double first = median(mebibytes.subList(0, count / 4));
    double last = median(mebibytes.subList(count - count / 4, count));
    long distinct = processes.stream().distinct().count();
    if (json) {
      print(mebibytes, first, last, distinct);
    } else {
      for (int i = 0; i < count; i += Math.max(1, count / 10)) {
        System.out.printf("after run %4d  %,7.0f MiB%n", i + 1, mebibytes.get(i));
      }
      System.out.printf(
          "%s, %d runs by %d process%s: median %.0f MiB in the first quarter, %.0f in the last%n",
          model, count, distinct, distinct == 1 ? "" : "es", first, last);
    }
    return last <= GROWTH * first ? 0 : 1;
  }

  private void print(List<Double> mebibytes, double first, double last, long processes) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("model", model);
    row.put("processes", processes);
    row.put("mebibytesFirstQuarter", first);
    row.put("mebibytesLastQuarter", last);
    row.put("mebibytes", mebibytes);
    Json.print(List.of(row));
  }

  private static double resident() {
    try {
      return Resident.ofChildren() / (double) (1 << 20);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double median(List<Double> values) {
    return Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray()).median();
  }
}
