package rethink.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import rethink.log.RunStore;
import rethink.log.Runs;

/** Where runs are kept. */
final class RunsOption {
  @Option(
      names = "--runs",
      paramLabel = "FOLDER",
      description = "Folder of the runs (default: RETHINK_RUNS, else runs/).")
  private Path folder;

  RunStore store() {
    return new RunStore(folder == null ? Runs.home() : folder);
  }
}
