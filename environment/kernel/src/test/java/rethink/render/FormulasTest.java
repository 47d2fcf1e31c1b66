package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulasTest {
  @ParameterizedTest
  @CsvSource({
    "a $x_1*y_2*z$ b, x_1*y_2*z, math",
    "a \\(x_1 < y\\) b, x_1 < y, math",
    "a \\\\(x\\\\) b, x, math",
    "$$x_{a}+y_{b}$$, x_{a}+y_{b}, math display",
    "\\[ x \\], x, math display",
    "\\begin{align}x&=1\\end{align}, \\begin{align}x&=1\\end{align}, math display",
    "**$\\alpha$**, \\alpha, math",
    "$\\$5$, \\$5, math",
  })
  void markdown_formula_keepsItsSource(String text, String tex, String kind) {
    var math = Markdown.html(text).select("span.math");
    assertThat(math).hasSize(1);
    assertThat(math.get(0).wholeText()).isEqualTo(tex);
    assertThat(math.get(0).className()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "costs $5 and $6",
        "\\$x\\$",
        "`$x$`",
        "``a ` $x$``",
        "```\n$x$\n```",
        "~~~java\n$x$\n~~~\n",
        "    $x$",
        "$x\n\ny$",
        "a $ b $ c",
        "$5 for `$x`"
      })
  void markdown_dollarsThatAreNoFormula_stayText(String text) {
    assertThat(Markdown.html(text).select("span.math")).isEmpty();
  }

  @Test
  void markdown_codeWithFormulaInside_showsWhatWasWritten() {
    var html = Markdown.html("Write `a` or\n\n    $x_1$ and $y_2$\n");
    assertThat(html.select("pre code").text()).isEqualTo("$x_1$ and $y_2$");
  }

  @Test
  void markdown_displayOverSeveralLines_isNoListAndNoHeading() {
    var html = Markdown.html("$$\na\n- b\n+ c\n= d\n$$");
    assertThat(html.select("ul, h1, h2")).isEmpty();
    assertThat(html.select("span.math.display")).hasSize(1);
  }

  @Test
  void markdown_barInFormulaOfTable_splitsNoCell() {
    var html = Markdown.html("| a | b |\n|---|---|\n| $|x|$ | 1 |\n");
    assertThat(html.select("td")).hasSize(2);
    assertThat(html.select("td span.math").text()).isEqualTo("|x|");
  }

  @Test
  void markdown_markupInFormula_isEscaped() {
    assertThat(Markdown.html("$x<script>alert(1)</script>$").html())
        .contains("x&lt;script&gt;")
        .doesNotContain("<script");
  }

  @Test
  void mark_cellsOfATable_areReadOneByOne() {
    var table = Jsoup.parseBodyFragment("<table><tr><td>$5<td>$n^2$<td>$6</table>").body();
    Formulas.mark(table);
    assertThat(table.select("span.math").eachText()).containsExactly("n^2");
    assertThat(table.select("td").eachText()).containsExactly("$5", "n^2", "$6");
  }

  @Test
  void markdown_entityThatLooksLikeAToken_isText() {
    var html = Markdown.html("&#xE000;7&#xE001; `&#xE000;` [a](x&#xE000;7&#xE001;)");
    assertThat(html.select("span.math")).isEmpty();
    assertThat(html.text()).contains("\uE0007\uE001");
  }
}
