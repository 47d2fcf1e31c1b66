package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='data:text/html,<b onclick=alert(1)>'>x</a>",
        "<iframe src='https://example.org'></iframe>",
        "<svg><script>alert(1)</script></svg>",
        "<style>body{background:url(https://example.org)}</style>",
        "<p style='background:url(https://example.org)' onclick='alert(1)'>x</p>",
        "<form action='https://example.org'><input></form>",
        "<meta http-equiv=refresh content='0;url=https://example.org'>"
      })
  void clean_whatCouldAct_isDropped(String html) {
    assertThat(SafeHtml.clean(html).html())
        .doesNotContain("alert", "example.org", "style", "onerror", "javascript");
  }

  @Test
  void clean_alignmentOfCells_staysWithoutItsStyle() {
    var html = SafeHtml.clean("<table><tr><td style='color: red; text-align: right'>x</table>");
    assertThat(html.select("td").outerHtml()).isEqualTo("<td align=\"right\">x</td>");
  }

  @Test
  void clean_tablesAndRelativeLinks_stay() {
    var html = SafeHtml.clean("<table><tr><td colspan=\"2\"><a href=\"02_x.html#y\">x</a></table>");
    assertThat(html.select("td").attr("colspan")).isEqualTo("2");
    assertThat(html.select("a").attr("href")).isEqualTo("02_x.html#y");
  }
}
