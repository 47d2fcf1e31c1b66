package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlignNumbersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "-0.5",
        "−3",
        "1,649,402",
        "89.3 %",
        "0.1 ± 0.02",
        "≥ 25",
        "~0",
        "1e-4",
        "3 k"
      })
  void in_numberOfSomeKind_isMarked(String text) {
    assertThat(numbers("<tr><td>" + text + "</td></tr>")).containsExactly(text);
  }

  @Test
  void in_columnWithWordsBesideNumbers_isLeftAlone() {
    assertThat(numbers("<tr><td>1</td></tr><tr><td>holds</td></tr>")).isEmpty();
  }

  @Test
  void in_numberColumn_takesHeadingAndGapsAlong() {
    assertThat(numbers("<tr><th>p</th></tr><tr><td>1</td></tr><tr><td>–</td></tr>"))
        .containsExactly("p", "1", "–");
  }

  @Test
  void in_columnOfGapsOnly_isLeftAlone() {
    assertThat(numbers("<tr><th>p</th></tr><tr><td>–</td></tr>")).isEmpty();
  }

  private static java.util.List<String> numbers(String rows) {
    var body = Jsoup.parseBodyFragment("<table>" + rows + "</table>").body();
    AlignNumbers.in(body);
    return body.select(".number").eachText();
  }
}
