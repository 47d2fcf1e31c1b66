package rethink.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import rethink.log.Run;
import rethink.log.RunCopy;
import rethink.log.RunState;
import rethink.log.Runs;
import rethink.log.StoredRun;

/** Takes finished runs out of a store. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes finished runs as a table, or copies their files into a folder that Runs.in reads.",
      "Unfinished and damaged runs are left out."
    },
    footer = {
      "",
      "Examples:",
      "  rethink runs export --csv - --model alexnet",
      "  rethink runs export --to recorded --dataset cifar10"
    })
final class RunsExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private RunChoice choice;

  @ArgGroup(multiplicity = "1")
  private Target target;

  @Option(names = "--epochs", description = "One row for each epoch instead of each run's last.")
  private boolean epochs;

  /** One of the two. */
  private static final class Target {
    @Option(
        names = "--csv",
        paramLabel = "FILE",
        description = "Writes comma-separated values; - is standard output.")
    private String csv;

    @Option(
        names = "--to",
        paramLabel = "FOLDER",
        description =
            "Copies experiment.json, environment.json, metrics.jsonl and DONE to FOLDER/<id>/.")
    private Path folder;
  }

  @Override
  public Integer call() throws IOException {
    requireFolder();
    List<StoredRun> chosen = choice.runs();
    List<Run> runs =
        chosen.stream()
            .filter(stored -> stored.state() == RunState.DONE)
            .map(StoredRun::run)
            .toList();
    if (target.folder == null) {
      writeCsv(new Runs(runs));
    } else {
      long copied = runs.stream().filter(run -> RunCopy.into(target.folder, run)).count();
      say("copied to %s: %d, there already: %d", target.folder, copied, runs.size() - copied);
    }
    if (runs.size() < chosen.size()) {
      say("left out, since unfinished or damaged: %d", chosen.size() - runs.size());
    }
    return 0;
  }

  /** Not on standard output, which the table may go to. */
  private void say(String text, Object... values) {
    spec.commandLine().getErr().println(text.formatted(values));
  }

  private void requireFolder() {
    if (target.csv == null || target.csv.equals("-")) {
      return;
    }
    Path file = Path.of(target.csv).toAbsolutePath().normalize();
    Path folder = file.getParent();
    String fault =
        Files.isDirectory(file)
            ? "is a folder, wanted the name of a file, such as %s/runs.csv".formatted(file)
            : folder == null || Files.isDirectory(folder)
                ? ""
                : "lies in no folder: there is no %s; create it by mkdir -p %s"
                    .formatted(folder, folder);
    if (!fault.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--csv %s %s".formatted(target.csv, fault));
    }
  }

  private void writeCsv(Runs runs) throws IOException {
    StringWriter text = new StringWriter();
    (epochs ? runs.table() : runs.summary()).write().csv(text);
    if (target.csv.equals("-")) {
      System.out.print(text);
      return;
    }
    Path file = Path.of(target.csv);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, text.toString());
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
