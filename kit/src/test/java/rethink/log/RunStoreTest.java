package rethink.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rethink.train.Experiment;

@Timeout(30)
class RunStoreTest {
  @TempDir private Path folder;

  private MadeStore made;
  private RunStore store;

  @BeforeEach
  void emptyStore() {
    made = new MadeStore(folder);
    store = new RunStore(folder);
  }

  @Test
  void runs_oneOfEachState_areToldApart() throws IOException {
    made.finished(MadeStore.experiment("mlp-1x8", 1));
    made.brokenOff(MadeStore.experiment("mlp-1x8", 2));
    Path failed = made.brokenOff(MadeStore.experiment("mlp-1x8", 3));
    Files.writeString(failed.resolve("failure.log"), "out of memory");
    Path damaged = made.finished(MadeStore.experiment("mlp-1x8", 4));
    Files.delete(damaged.resolve("metrics.jsonl"));
    List<StoredRun> runs = store.runs();
    assertThat(runs).extracting(StoredRun::id).isSorted();
    assertThat(state(runs, 1)).isEqualTo(RunState.DONE);
    assertThat(state(runs, 2)).isEqualTo(RunState.BROKEN_OFF);
    assertThat(state(runs, 3)).isEqualTo(RunState.FAILED);
    assertThat(state(runs, 4)).isEqualTo(RunState.DAMAGED);
  }

  @Test
  void runs_heldByAnotherProcess_isRunningUntilThatDies() throws Exception {
    Path directory = made.brokenOff(MadeStore.experiment("mlp-1x8", 1));
    try (HeldRun other = HeldRun.start(directory)) {
      assertThat(state(store.runs(), 1)).isEqualTo(RunState.RUNNING);
      Removal removal = Removal.whole(store.runs().get(0));
      assertThat(removal.perform()).isFalse();
      assertThat(directory.resolve("metrics.jsonl")).exists();
    }
    assertThat(state(store.runs(), 1)).isEqualTo(RunState.BROKEN_OFF);
  }

  /** As a list made while others write: some files are not there yet, a line is torn. */
  @Test
  void runs_justBegunOrTorn_hasWhatThereIs() throws IOException {
    Experiment experiment = MadeStore.experiment("mlp-1x8", 1);
    Files.createDirectories(folder.resolve(experiment.id()));
    assertThat(store.runs()).singleElement().returns(List.of(), stored -> stored.run().epochs());
    Path torn = made.brokenOff(experiment).resolve("metrics.jsonl");
    Files.writeString(torn, Files.readString(torn) + "{\"epoch\":2,\"st");
    assertThat(store.runs().get(0).run().epochs()).hasSize(1);
    assertThat(store.runs().get(0).run().model()).isEqualTo("mlp-1x8");
  }

  @Test
  void find_prefix_isEnoughIfItIsOneRunsOnly() throws IOException {
    for (String id : List.of("00aa00000000", "00ab00000000", "11aa00000000")) {
      Files.createDirectories(folder.resolve(id));
    }
    assertThat(store.find("1").id()).isEqualTo("11aa00000000");
    assertThat(store.find("00ab00000000").id()).isEqualTo("00ab00000000");
    assertThatThrownBy(() -> store.find("00a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\"00a\" is the beginning of 2 ids: 00aa00000000, 00ab00000000; give more digits");
    assertThatThrownBy(() -> store.find("../"))
        .hasMessageStartingWith("no run in " + folder + " has an id that begins with \"../\"");
  }

  private static RunState state(List<StoredRun> runs, long seed) {
    return runs.stream()
        .filter(stored -> stored.run().seed() == seed)
        .findFirst()
        .orElseThrow()
        .state();
  }
}
