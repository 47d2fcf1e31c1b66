package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunSettingsTest {

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

  private static RunSettings settings(String heap) {
    Path folder = Path.of("f");
    return new RunSettings(folder, folder, "quick", "auto", false, 1, Duration.ZERO, heap, "Main");
  }
}
