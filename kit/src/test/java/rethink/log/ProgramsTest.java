package rethink.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class ProgramsTest {

  @Test
  void answer_programThatSucceeds_isItsOutput() {
    assertThat(Programs.answer("sh", "-c", "echo one; echo two; echo err >&2"))
        .isEqualTo("one\ntwo");
  }

  @Test
  void answer_programThatFailsOrIsNotThere_isEmpty() {
    assertThat(Programs.answer("sh", "-c", "echo one; exit 3")).isEmpty();
    assertThat(Programs.answer("no-such-program-here")).isEmpty();
  }
}
