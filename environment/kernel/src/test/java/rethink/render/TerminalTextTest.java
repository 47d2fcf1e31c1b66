package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTest {
  @Test
  void plain_carriageReturns_leaveTheLastStateOfTheLine() {
    assertThat(TerminalText.plain("10 %\r100 %\nnext\r\nend")).isEqualTo("100 %\nnext\nend");
    assertThat(TerminalText.plain("abcdef\rxy")).isEqualTo("xycdef");
  }

  @Test
  void plain_coloursTitlesAndControls_areGone() {
    assertThat(TerminalText.plain("\u001b[1;31mred\u001b[0m \u001b]0;title\u0007x\u0000y\tz"))
        .isEqualTo("red xy\tz");
  }

  @Test
  void plain_backspaces_overwrite() {
    assertThat(TerminalText.plain("abc\b\bX")).isEqualTo("aXc");
  }
}
