package rethink.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
  private static final String PROPERTY = "rethink.scale";
  private final String before = System.getProperty(PROPERTY);

  @AfterEach
  void restore() {
    if (before == null) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, before);
    }
  }

  @ParameterizedTest
  @CsvSource({"SMOKE, smoke", "QUICK, quick", "STANDARD, standard", "PAPER, paper"})
  void named_itsOwnName_findsIt(Scale scale, String name) {
    assertThat(scale).hasToString(name);
    assertThat(Scale.named(name)).isEqualTo(scale);
  }

  @Test
  void named_unknown_listsTheKnown() {
    assertThatThrownBy(() -> Scale.named("huge"))
        .hasMessage("no scale is named \"huge\"; choose one of [smoke, quick, standard, paper]");
  }

  @Test
  void current_property_decides() {
    System.setProperty(PROPERTY, "paper");
    assertThat(Scale.current()).isEqualTo(Scale.PAPER);
    System.setProperty(PROPERTY, " ");
    assertThat(Scale.current()).isEqualTo(Scale.QUICK);
  }
}
