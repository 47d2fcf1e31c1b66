package rethink.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rethink.paper.Scale;
import rethink.paper.randomization.Figure1a;
import rethink.sweep.Sweep;

/** Times all runs of the quick Figure 1a. */
@Command(
    name = "figure",
    mixinStandardHelpOptions = true,
    description = "Times all runs of the quick Figure 1a, from nothing, in a temporary folder.")
final class FigureCommand implements Callable<Integer> {
  @Option(names = "--jobs", description = "Runs at a time (default: one for each processor).")
  private Integer jobs;

  @Option(names = "--json", description = "Prints a JSON list.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintStream out = System.out;
    Figure1a figure = Figure1a.at(Scale.QUICK);
    Path folder = Files.createTempDirectory("rethink-figure");
    double seconds;
    Sweep sweep = Sweep.of(figure.experiments()).in(folder);
    sweep = jobs == null ? sweep : sweep.jobs(jobs);
    try {
      // Progress is not part of the result.
      System.setOut(System.err);
      long started = System.nanoTime();
      sweep.run();
      seconds = (System.nanoTime() - started) / 1e9;
    } finally {
      System.setOut(out);
      Folders.delete(folder);
    }
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("figure", "1a");
    row.put("scale", Scale.QUICK.toString());
    row.put("dataset", figure.dataset().name());
    row.put("runs", sweep.experiments().size());
    row.put("jobs", sweep.jobsAtOnce());
    row.put("seconds", seconds);
    if (json) {
      Json.print(List.of(row));
    } else {
      System.out.printf(
          "quick Figure 1a on %s: %d runs, %d at a time, in %.0f s%n",
          figure.dataset().name(), sweep.experiments().size(), sweep.jobsAtOnce(), seconds);
    }
    return 0;
  }
}
