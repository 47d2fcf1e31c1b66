package rethink.cli;

import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rethink.log.RunState;
import rethink.log.RunStore;
import rethink.log.StoredRun;

/** Which runs of a store: those that all given options hold for; all of them without any. */
final class RunChoice {
  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      description = "Ids, or what they begin with (default: every run).")
  private List<String> ids = List.of();

  @Option(names = "--model", split = ",", description = "Networks by name.")
  private List<String> models = List.of();

  @Option(names = "--corruption", split = ",", description = "Corruptions by name.")
  private List<String> corruptions = List.of();

  @Option(names = "--dataset", split = ",", description = "Datasets by name.")
  private List<String> datasets = List.of();

  @Option(names = "--state", split = ",", description = "${COMPLETION-CANDIDATES}.")
  private List<RunState> states = List.of();

  @Mixin private RunsOption runs;

  RunStore store() {
    return runs.store();
  }

  /** Whether no option was given. */
  boolean isEverything() {
    return List.of(ids, models, corruptions, datasets, states).stream().allMatch(List::isEmpty);
  }

  List<StoredRun> runs() {
    List<StoredRun> found =
        ids.isEmpty() ? store().runs() : ids.stream().map(store()::find).distinct().toList();
    return found.stream().filter(this::holds).toList();
  }

  private boolean holds(StoredRun stored) {
    return holds(models, stored.run().model())
        && holds(corruptions, stored.run().corruption())
        && holds(datasets, stored.run().dataset())
        && holds(states, stored.state());
  }

  private static <T> boolean holds(List<T> wanted, T found) {
    return wanted.isEmpty() || wanted.contains(found);
  }
}
