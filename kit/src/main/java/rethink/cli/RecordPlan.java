package rethink.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import rethink.train.Experiment;

/**
 * What is to be recorded, in order of worth.
 *
 * @param since the first commit whose runs are taken; empty for any
 */
record RecordPlan(Optional<String> since, List<Row> rows) {
  private static final Pattern SINCE = Pattern.compile("since ([0-9a-f]{7,40})");
  private static final Pattern ITEM = Pattern.compile("item (\\S+) (.+)");
  private static final Pattern SWEEP = Pattern.compile("sweep (.+)");

  /**
   * One line of the plan.
   *
   * @param item its short name, "a"
   * @param title what the item is
   * @param sweep options of {@code rethink sweep} that make the experiments
   */
  record Row(String item, String title, String sweep, List<Experiment> experiments) {}

  /** A sweep's options, parsed as those of the command are. */
  @Command(name = "sweep")
  private static final class SweepLine {
    @Spec private CommandSpec spec;

    @Mixin private SweepSource source;
  }

  /**
   * Reads a plan: a line "since COMMIT" if older code is not wanted, then items, "item a What it
   * is", each with lines "sweep OPTIONS". What follows a # is left out.
   *
   * @throws IllegalArgumentException if a line is another, naming it
   */
  static RecordPlan read(Path file) {
    String since = null;
    Matcher item = null;
    List<Row> rows = new ArrayList<>();
    int number = 0;
    for (String whole : lines(file)) {
      number++;
      String line = whole.replaceFirst("#.*", "").strip().replaceAll("\\s+", " ");
      Matcher begins = ITEM.matcher(line);
      Matcher commit = SINCE.matcher(line);
      Matcher sweep = SWEEP.matcher(line);
      if (commit.matches()) {
        since = commit.group(1);
      } else if (begins.matches()) {
        item = begins;
      } else if (sweep.matches() && item != null) {
        rows.add(row(file, number, item, sweep.group(1)));
      } else if (!line.isEmpty()) {
        throw refused(file, number, "\"%s\", wanted since, item or, below an item, sweep", line);
      }
    }
    return new RecordPlan(Optional.ofNullable(since), List.copyOf(rows));
  }

  private static Row row(Path file, int number, Matcher item, String options) {
    SweepLine line = new SweepLine();
    try {
      new CommandLine(line).parseArgs(options.split(" "));
      List<Experiment> experiments = line.source.experiments(line.spec);
      return new Row(item.group(1), item.group(2), options, experiments);
    } catch (CommandLine.ParameterException | IllegalArgumentException e) {
      throw refused(file, number, "\"sweep %s\": %s", options, e.getMessage());
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the plan " + file + ": " + e, e);
    }
  }

  private static IllegalArgumentException refused(
      Path file, int number, String found, Object... values) {
    return new IllegalArgumentException(
        "line %d of %s is %s".formatted(number, file, found.formatted(values)));
  }
}
