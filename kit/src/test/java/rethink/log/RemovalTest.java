package rethink.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rethink.train.Experiment;

class RemovalTest {
  private static final Experiment EXPERIMENT = MadeStore.experiment("mlp-1x8", 1);

  @TempDir private Path outside;
  @TempDir private Path folder;

  private MadeStore made;

  @BeforeEach
  void emptyStore() {
    made = new MadeStore(folder);
  }

  @Test
  void whole_brokenOffRun_removesAllItsFilesAndTellsTheirBytes() throws IOException {
    Path directory = made.brokenOff(EXPERIMENT);
    Files.writeString(directory.resolve("failure.log"), "12345");
    Files.writeString(directory.resolve("DONE.part"), "12");
    long bytes = 0;
    for (String name :
        new String[] {
          "experiment.json", "environment.json", "metrics.jsonl", "checkpoint-000000000100"
        }) {
      bytes += Files.size(directory.resolve(name));
    }
    Removal removal = Removal.whole(only());
    assertThat(removal.bytes()).isEqualTo(bytes + 7);
    assertThat(removal.files()).hasSize(6);
    assertThat(removal.perform()).isTrue();
    assertThat(folder).isEmptyDirectory();
  }

  /** A removal that dies half way must not leave what looks like a finished run. */
  @Test
  void whole_finishedRun_losesItsMarkFirst() {
    made.finished(EXPERIMENT);
    Removal removal = Removal.whole(only());
    assertThat(removal.files().get(0)).hasFileName("DONE");
    assertThat(removal.perform()).isTrue();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void leftovers_finishedRun_keepsTheRun() throws IOException {
    Path directory = made.finished(EXPERIMENT);
    Run before = Run.read(directory);
    Files.writeString(directory.resolve("checkpoint-000000000100"), "state");
    Files.writeString(directory.resolve("metrics.jsonl.part"), "x");
    Removal removal = Removal.leftovers(only());
    assertThat(removal.bytes()).isEqualTo(6);
    assertThat(removal.perform()).isTrue();
    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder(
            "DONE", "environment.json", "experiment.json", "lock", "metrics.jsonl");
    assertThat(Run.read(directory)).isEqualTo(before);
    assertThat(Removal.leftovers(only()).files()).isEmpty();
  }

  @Test
  void perform_linksAndForeignFiles_leavesWhatIsNotItsOwn() throws IOException {
    Path precious = Files.writeString(outside.resolve("precious"), "data");
    Path directory = made.brokenOff(EXPERIMENT);
    Files.createSymbolicLink(directory.resolve("checkpoint-000000000200"), precious);
    Files.createSymbolicLink(directory.resolve("failure.log"), outside);
    Files.createDirectories(directory.resolve("checkpoint-000000000300"));
    Files.writeString(directory.resolve("notes.txt"), "mine");
    assertThat(Removal.whole(only()).perform()).isTrue();
    assertThat(precious).hasContent("data");
    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder("checkpoint-000000000300", "notes.txt");
  }

  @Test
  void perform_directoryReplacedByALink_removesNothing() throws IOException {
    Path directory = made.brokenOff(EXPERIMENT);
    Removal removal = Removal.whole(only());
    Path moved = Files.move(directory, outside.resolve("moved"));
    Files.createSymbolicLink(directory, moved);
    assertThat(removal.perform()).isFalse();
    assertThat(moved.resolve("metrics.jsonl")).exists();
    assertThat(Files.exists(directory, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void perform_heldByThisProcess_isFalse() throws IOException {
    made.brokenOff(EXPERIMENT);
    Removal removal = Removal.whole(only());
    try (RunDirectory held = RunDirectory.open(folder, EXPERIMENT.id())) {
      assertThat(removal.perform()).isFalse();
      assertThat(held.path().resolve("metrics.jsonl")).exists();
    }
  }

  @Test
  void perform_runThatWasFinishedSince_isFalse() throws IOException {
    made.brokenOff(EXPERIMENT);
    Removal removal = Removal.whole(only());
    made.finished(EXPERIMENT);
    assertThat(removal.perform()).isFalse();
    assertThat(Runs.in(folder).all()).hasSize(1);
  }

  private StoredRun only() {
    return new RunStore(folder).runs().get(0);
  }
}
