package rethink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void shown_carriageReturn_overwritesTheLineFromItsStart() {
    assertThat(Terminal.shown("10%\r20%\r 30%\ndone\n")).isEqualTo(" 30%\ndone\n");
    assertThat(Terminal.shown("half done \rdone      \n")).isEqualTo("done\n");
    assertThat(Terminal.shown("abcdef\rXY")).isEqualTo("XYcdef");
    assertThat(Terminal.shown("a\r\nb\r")).isEqualTo("a\nb");
    assertThat(Terminal.shown("\r\r1\n\n\r2")).isEqualTo("1\n\n2");
  }

  @Test
  void shown_plainText_isKept() {
    assertThat(Terminal.shown("a\n\n b \n")).isEqualTo("a\n\n b \n");
  }

  @Test
  void lastLine_coloursAndBlankLines_areLeftOut() {
    assertThat(Terminal.lastLine("first\n  \u001b[31mep\roch 2\u001b[0m \n\n")).isEqualTo("och 2");
    assertThat(Terminal.lastLine(" \n")).isEmpty();
  }
}
