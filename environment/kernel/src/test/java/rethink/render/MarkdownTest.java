package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
  @Test
  void html_whatGithubKnows_isShown() {
    var html =
        Markdown.html(
            "~~struck~~ https://example.org/a_b_c, me@example.org\n\n- [x] done\n- [ ] open");
    assertThat(html.select("del").text()).isEqualTo("struck");
    assertThat(html.select("a").eachAttr("href"))
        .containsExactly("https://example.org/a_b_c", "mailto:me@example.org");
    assertThat(html.select("li input[type=checkbox][disabled]")).hasSize(2);
    assertThat(html.select("input[checked]")).hasSize(1);
  }

  @Test
  void html_boxesOfJupyter_stayAndOtherClassesGo() {
    var html =
        Markdown.html(
            "<div class=\"alert alert-info card\">A box</div>\n\n<div class=\"error\">B</div>");
    assertThat(html.select("div").eachAttr("class")).containsExactly("alert alert-info");
  }

  @Test
  void html_inputs_canOnlyBeTicked() {
    var html =
        Markdown.html("<input type=\"text\" value=\"x\"> <input type=checkbox onclick=\"x()\">");
    assertThat(html.select("input")).hasSize(1);
    assertThat(html.html()).contains("disabled").doesNotContain("onclick");
  }

  @Test
  void html_addressInAFormulaOrCode_isNoLink() {
    var html = Markdown.html("$x_{www.example.org}$ and `https://example.org`");
    assertThat(html.select("a")).isEmpty();
  }
}
