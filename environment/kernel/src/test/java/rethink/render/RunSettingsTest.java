package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunSettingsTest {
  private static final Path NOTEBOOK = Path.of("own", "x.ipynb").toAbsolutePath();

  @Test
  void options_foundByTheLaunchers_comeAfterTheDefault() {
    assertThat(settings("").options(" -Xmx2000m  -Da=b "))
        .containsExactly("-Xmx3g", "-Xmx2000m", "-Da=b");
    assertThat(settings("").options(null)).containsExactly("-Xmx3g");
    assertThat(settings("").options(" ")).containsExactly("-Xmx3g");
  }

  @Test
  void options_heapChosen_hasTheLastWord() {
    assertThat(settings("1g").options("-Xmx2000m"))
        .containsExactly("-Xmx3g", "-Xmx2000m", "-Xmx1g");
  }

  @Test
  void child_oneOfSeveralNotebooks_hasItsShareOfTheMachine() {
    int processors = Runtime.getRuntime().availableProcessors();
    assertThat(settings("", 1).child(NOTEBOOK).environment())
        .containsEntry("RETHINK_PROCESSORS", String.valueOf(processors));
    assertThat(settings("", 10_000).child(NOTEBOOK).environment())
        .containsEntry("RETHINK_PROCESSORS", "1");
    System.setProperty("rethink.memoryMegabytes", "9001");
    try {
      assertThat(settings("", 3).options("-Drethink.memoryMegabytes=9001"))
          .endsWith("-Drethink.memoryMegabytes=9001", "-Drethink.memoryMegabytes=3000");
    } finally {
      System.clearProperty("rethink.memoryMegabytes");
    }
  }

  @Test
  void child_ofANotebook_startsInItsFolderAndFindsThePathsOfTheShell() {
    var child = settings("").child(NOTEBOOK);
    assertThat(child.directory().toPath()).isEqualTo(NOTEBOOK.getParent());
    assertThat(child.environment().get("RETHINK_FIGURES"))
        .isEqualTo(Path.of("f", "figures").toAbsolutePath().toString());
    assertThat(child.command())
        .contains("-Drethink.home=" + Path.of("").toAbsolutePath())
        .allSatisfy(word -> assertThat(word).doesNotStartWith("target"));
  }

  private static RunSettings settings(String heap) {
    return settings(heap, 1);
  }

  private static RunSettings settings(String heap, int jobs) {
    return new RunSettings(Path.of("f"), "quick", "auto", false, jobs, Duration.ZERO, heap, "Main");
  }
}
