package rethink.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedFolderTest {
  @TempDir private Path folder;

  private Path project;
  private Path elsewhere;

  @BeforeEach
  void folders() throws IOException {
    project = folder.resolve("project");
    elsewhere = Files.createDirectories(folder.resolve("elsewhere/deep"));
  }

  private Path run(Path runs) throws IOException {
    Path run = Files.createDirectories(runs.resolve("0123456789ab"));
    Files.createFile(run.resolve("DONE"));
    return runs;
  }

  @Test
  void find_projectThatALauncherNames_isThere() throws IOException {
    Path recorded = run(project.resolve("notebooks/recorded"));
    assertThat(RecordedFolder.find(List.of(project), elsewhere, List.of())).isEqualTo(recorded);
  }

  @Test
  void find_withoutLauncher_isBesideOrAboveTheNotebook() throws IOException {
    Path recorded = run(project.resolve("notebooks/recorded"));
    Path notebooks = project.resolve("notebooks");
    Path copies = Files.createDirectories(notebooks.resolve("copies"));
    for (Path place : List.of(project, notebooks, copies)) {
      assertThat(RecordedFolder.find(List.of(), place, List.of())).isEqualTo(recorded);
    }
  }

  @Test
  void find_notebookElsewhere_isAboveTheKitsJar() throws IOException {
    Path recorded = run(project.resolve("notebooks/recorded"));
    Path jar = project.resolve("kit/target/rethink-kit.jar");
    assertThat(RecordedFolder.find(List.of(), elsewhere, List.of(jar))).isEqualTo(recorded);
  }

  @Test
  void find_folderOfThatNameWithoutRuns_isPassedOver() throws IOException {
    Path recorded = run(project.resolve("notebooks/recorded/jpeg")).getParent();
    Files.createDirectories(project.resolve("notebooks/mine/recorded"));
    assertThat(RecordedFolder.find(List.of(), project.resolve("notebooks/mine"), List.of()))
        .isEqualTo(recorded);
  }

  @Test
  void find_nowhere_saysWhatWasLookedForAndWhere() {
    assertThatThrownBy(
            () ->
                RecordedFolder.find(List.of(project), elsewhere, List.of(folder.resolve("a.jar"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("found no recorded runs")
        .hasMessageContaining(project.resolve("notebooks/recorded").toString())
        .hasMessageContaining(elsewhere.resolve("recorded").toString())
        .hasMessageContaining(folder.resolve("notebooks/recorded").toString())
        .hasMessageContaining("rethink.home");
  }
}
