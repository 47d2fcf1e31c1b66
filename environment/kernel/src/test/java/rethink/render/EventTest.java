package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {
  @Test
  void parse_cell_holdsNumbersAndSource() {
    assertThat(Event.parse("{\"event\":\"cell\",\"cell\":2,\"of\":9,\"source\":\"var x;\"}"))
        .contains(new Event("cell", 2, 9, 0, "var x;"));
  }

  @Test
  void parse_failed_takesTheErrorNotTheSource() {
    var line = "{\"event\":\"failed\",\"cell\":2,\"error\":\"E: x\",\"source\":\"y\"}";
    assertThat(Event.parse(line).orElseThrow().text()).isEqualTo("E: x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text", "{", "{}", "[1]", "{\"event\":\"cell\",\"cell\":\"x\"}"})
  void parse_otherLines_areNoEvents(String line) {
    assertThat(Event.parse(line)).isEmpty();
  }
}
