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
  private static final Pattern ROW = Pattern.compile("(sweep|kernel) (.+)");

  /**
   * One line of the plan.
   *
   * @param item its short name, "a"
   * @param command "sweep" or "kernel"
   * @param options of that command of {@code rethink}
   * @param experiments of a sweep; none of a kernel
   */
  record Row(String item, String command, String options, List<Experiment> experiments) {
    boolean isKernel() {
      return command.equals("kernel");
    }
  }

  /** A sweep's options, parsed as those of the command are. */
  @Command(name = "sweep")
  private static final class SweepLine {
    @Spec private CommandSpec spec;

    @Mixin private SweepSource source;
  }

  /**
   * Reads a plan: a line "since COMMIT" if older code is not wanted, then items, "item a What it
   * is", each with lines "sweep OPTIONS" or "kernel OPTIONS". What follows a # is left out.
   *
   * @throws IllegalArgumentException if a line is another, naming it
   */
  static RecordPlan read(Path file) {
    String since = null;
    String item = null;
    List<Row> rows = new ArrayList<>();
    int number = 0;
    for (String whole : lines(file)) {
      number++;
      String line = whole.replaceFirst("#.*", "").strip().replaceAll("\\s+", " ");
      Matcher begins = ITEM.matcher(line);
      Matcher commit = SINCE.matcher(line);
      Matcher row = ROW.matcher(line);
      if (commit.matches()) {
        since = commit.group(1);
      } else if (begins.matches()) {
        item = begins.group(1);
      } else if (row.matches() && item != null) {
        rows.add(row(file, number, item, row));
      } else if (!line.isEmpty()) {
        throw refused(
            file, number, "\"%s\", wanted since, item or, below an item, sweep or kernel", line);
      }
    }
    return new RecordPlan(Optional.ofNullable(since), List.copyOf(rows));
  }

  private static Row row(Path file, int number, String item, Matcher row) {
    String options = row.group(2);
    try {
      if (row.group(1).equals("kernel")) {
        new CommandLine(new KernelCommand()).parseArgs(options.split(" "));
        return new Row(item, "kernel", options, List.of());
      }
      SweepLine line = new SweepLine();
      new CommandLine(line).parseArgs(options.split(" "));
      return new Row(item, "sweep", options, line.source.experiments(line.spec));
    } catch (CommandLine.ParameterException | IllegalArgumentException e) {
      throw refused(file, number, "\"%s\": %s", row.group(), e.getMessage());
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
