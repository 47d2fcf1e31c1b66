package rethink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {
  @TempDir Path folder;

  @Test
  void calibrate_twoModelsTwoSeeds_printsARowForEachModelAndLabelling() {
    Ran ran = calibrate("2");
    assertThat(ran.error()).isEmpty();
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains(
            "| network | labels | epochs | training accuracy | test error |\n"
                + "|---|---|---|---|---|\n");
    assertThat(ran.out().lines().filter(line -> line.startsWith("| mlp")))
        .satisfiesExactly(
            line -> assertThat(line).matches(row("mlp-1x8", "true")),
            line -> assertThat(line).matches(row("mlp-1x8", "random")),
            line -> assertThat(line).matches(row("mlp-1x16", "true")),
            line -> assertThat(line).matches(row("mlp-1x16", "random")));
  }

  @Test
  void calibrate_noSeeds_isRefused() {
    Ran ran = calibrate("0");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.error().strip()).isEqualTo("seeds is 0, wanted at least 1");
  }

  private Ran calibrate(String seeds) {
    return Ran.of(
        "calibrate",
        "--models",
        "mlp-1x8,mlp-1x16",
        "--n",
        "40",
        "--seeds",
        seeds,
        "--epochs",
        "2",
        "--runs",
        folder.toString());
  }

  private static String row(String model, String labels) {
    String number = "\\d\\.\\d{4}";
    String error = "\\d\\.\\d{3}";
    return "\\| %s \\| %s \\| 2, 2 \\| %s, %s \\| %s, %s \\|"
        .formatted(model, labels, number, number, error, error);
  }
}
