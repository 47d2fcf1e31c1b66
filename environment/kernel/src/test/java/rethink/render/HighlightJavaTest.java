package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class HighlightJavaTest {
  private static final String SOURCE =
      """
      @Test void f() { // why "not"
        var text = "a \\"b\\" // c" + 'x' + 1_000L + 0x1F + 1.5e-3; /* new
        int */ List<String> of = g(classOf);
      }
      """;

  @Test
  void html_anySource_keepsItsText() {
    assertThat(Jsoup.parseBodyFragment("<pre>" + HighlightJava.html(SOURCE)).wholeText())
        .isEqualTo(SOURCE);
  }

  @Test
  void html_tokens_haveTheirKinds() {
    var html = Jsoup.parseBodyFragment("<pre>" + HighlightJava.html(SOURCE));
    assertThat(html.select(".comment").eachText())
        .containsExactly("// why \"not\"", "/* new\n  int */");
    assertThat(html.select(".string").eachText()).containsExactly("\"a \\\"b\\\" // c\"", "'x'");
    assertThat(html.select(".number").eachText()).containsExactly("1_000L", "0x1F", "1.5e-3");
    assertThat(html.select(".keyword").eachText()).containsExactly("void", "var");
    assertThat(html.select(".type").eachText()).containsExactly("List", "String");
    assertThat(html.select(".call").eachText()).containsExactly("f", "g");
  }

  @Test
  void html_textBlock_isOneString() {
    var html = Jsoup.parseBodyFragment(HighlightJava.html("\"\"\"\n a \"b\" int\n\"\"\" + x"));
    assertThat(html.select(".string")).hasSize(1);
    assertThat(html.select(".keyword")).isEmpty();
  }

  @Test
  void html_veryLongOrOpenString_endsWithoutOverflow() {
    assertThat(HighlightJava.html("\"" + "a".repeat(200_000))).contains("class=\"string\"");
  }
}
