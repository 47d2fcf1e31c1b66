package rethink.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rethink.data.Dataset;
import rethink.model.Model;
import rethink.sweep.SweepListener;
import rethink.train.Experiment;

/** Measures how much more several runs at a time get done than one. */
@Command(
    name = "jobs",
    mixinStandardHelpOptions = true,
    description = {
      "Measures sweeps of several runs at a time beside sweeps of one, in turns: images/s from the"
          + " call to",
      "the return, with all that a run does besides training. Processes are warm."
    })
final class JobsCommand implements Callable<Integer> {
  private static final String LINE = "%-15s %-24s %-24s %-18s %6s%n";
  private static final SweepListener SILENT = new SweepListener() {};

  @Option(
      names = "--model",
      split = ",",
      defaultValue = "inception/4,alexnet,mlp-1x512",
      description = "Networks (default: ${DEFAULT-VALUE}).")
  private List<String> models;

  @Option(
      names = "--jobs",
      defaultValue = "2",
      description = "Runs at a time, beside one (default: ${DEFAULT-VALUE}).")
  private int jobs;

  @Option(
      names = "--n",
      defaultValue = "1000",
      description = "Training images of a run (default: ${DEFAULT-VALUE}).")
  private int n;

  @Option(
      names = "--rounds",
      defaultValue = "7",
      description = "Turns of each (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "Length of a turn, about; at least an epoch (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(names = "--json", description = "Prints a JSON list.")
  private boolean json;

  private record Row(String model, Measured one, Measured several, double others) {}

  @Override
  public Integer call() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String model : models) {
      rows.add(measure(model));
    }
    if (json) {
      Json.print(rows.stream().map(this::fields).toList());
      return 0;
    }
    System.out.printf(
        LINE, "model", "1 job, images/s", jobs + " jobs, images/s", "ratio", "others");
    rows.forEach(row -> System.out.print(line(row)));
    return 0;
  }

  private Row measure(String model) throws IOException {
    Experiment experiment =
        Experiment.of(Model.named(model))
            .on(Dataset.named("shapes").first(n).testFirst(Math.min(n, 200)))
            .learningRate(Protocol.LEARNING_RATE)
            .stopAtLoss(0);
    System.err.printf("%s: warming up%n", model);
    SweepTurn.of(experiment.epochs(2), jobs, jobs, SILENT);
    double speed = SweepTurn.of(experiment.epochs(2), 1, 1, SILENT).perSecond();
    Experiment timed = experiment.epochs((int) Math.max(1, Math.round(seconds * speed / n)));
    OtherLoad others =
        new OtherLoad(
            Stream.concat(ProcessHandle.current().children(), Stream.of(ProcessHandle.current()))
                .toList());
    List<Turn> one = new ArrayList<>();
    List<Turn> several = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      System.err.printf("%s: round %d of %d%n", model, round + 1, rounds);
      // There and back, so that neither always follows the other.
      for (boolean alone : round % 2 == 0 ? List.of(true, false) : List.of(false, true)) {
        int atOnce = alone ? 1 : jobs;
        (alone ? one : several).add(SweepTurn.of(timed, atOnce, atOnce, SILENT));
      }
    }
    return new Row(model, new Measured(one), new Measured(several), others.processors());
  }

  private Map<String, Object> fields(Row row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("model", row.model());
    fields.put("n", n);
    fields.put("jobs", jobs);
    fields.put("rounds", rounds);
    row.one().perSecond().into(fields, "imagesPerSecondOfOne");
    row.several().perSecond().into(fields, "imagesPerSecond");
    row.several().over(row.one()).into(fields, "ratio");
    fields.put("residentMebibytes", row.several().residentMebibytes());
    fields.put("otherProcessors", Double.isNaN(row.others()) ? null : row.others());
    return fields;
  }

  private static String line(Row row) {
    return LINE.formatted(
        row.model(),
        text("%,.0f", row.one().perSecond()),
        text("%,.0f", row.several().perSecond()),
        text("%.2f", row.several().over(row.one())),
        "%.2f".formatted(row.others()));
  }

  private static String text(String format, Spread spread) {
    return (format + " (" + format + " to " + format + ")")
        .formatted(spread.median(), spread.lower(), spread.upper());
  }
}
