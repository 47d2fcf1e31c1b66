package rethink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @Test
  void help_ofAll_listsTheCommands() {
    Ran ran = Ran.of("--help");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("run", "runs", "models", "data", "calibrate", "doctor");
    assertThat(Ran.of("--version").out().strip()).startsWith("rethink ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "runs",
        "runs list",
        "runs show",
        "runs clean",
        "runs export",
        "models",
        "data",
        "data where",
        "data fetch",
        "calibrate",
        "kernel",
        "doctor"
      })
  void help_ofACommand_givesAnExampleThatStartsWithIt(String command) {
    Ran ran = Ran.of((command + " --help").split(" "));
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("Usage: rethink " + command)
        .containsPattern("Examples?:[^\n]*\n  rethink " + command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "data", "run", "sweep"})
  void execute_notACommand_showsTheUsage(String line) {
    Ran ran = Ran.of(line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.error()).contains("Usage: rethink").doesNotContain("Exception");
  }

  @Test
  void execute_nearlyACommand_suggestsOne() {
    Ran ran = Ran.of("calibrat");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.error()).contains("'calibrat'", "Did you mean: rethink calibrate");
    assertThat(Ran.of("run", "--modell", "x").error()).contains("Possible solutions: --model");
  }

  @Test
  void help_calibrate_readsPercentAsWritten() {
    assertThat(Ran.of("calibrate", "--help").out().replaceAll("\\s+", " "))
        .contains("reaches 100 % training accuracy");
  }
}
