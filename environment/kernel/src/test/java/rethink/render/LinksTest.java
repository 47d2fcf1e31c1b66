package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {
  @TempDir private Path folder;
  private Links links;

  @BeforeEach
  void twoFolders() throws IOException {
    links = new Links(folder.resolve("notebooks"), folder.resolve("rendered"));
    Files.createDirectories(links.notebooks().resolve("figures"));
    Files.createDirectories(links.rendered());
    Files.writeString(links.notebooks().resolve("02_y.ipynb"), "{}");
    Files.writeString(links.notebooks().resolve("figures/x.html"), "interactive");
    Files.write(links.notebooks().resolve("figures/x.png"), Notes.png());
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.write(folder.resolve("secret.png"), Notes.png());
  }

  @Test
  void settle_linkToNotebook_becomesLinkToPage() throws IOException {
    assertThat(settled("[a](02_y.ipynb#part)")).contains("href=\"02_y.html#part\"");
    assertThat(settled("[a](03_gone.ipynb)")).contains("href=\"03_gone.ipynb\"");
  }

  @Test
  void settle_linkToInteractivePage_copiesIt() throws IOException {
    assertThat(settled("[a](figures/x.html)")).contains("href=\"figures/x.html\"");
    assertThat(links.rendered().resolve("figures/x.html")).hasContent("interactive");
  }

  @Test
  void settle_linkOutOfTheFolder_copiesNothing() throws IOException {
    settled("[a](../secret.txt) [b](%2E%2E/secret.txt) [c](/etc/passwd) [d](%zz)");
    assertThat(links.rendered()).isEmptyDirectory();
  }

  @Test
  void settle_symbolicLinkOutOfTheFolder_copiesNothing() throws IOException {
    Files.createSymbolicLink(links.notebooks().resolve("s.txt"), folder.resolve("secret.txt"));
    settled("[a](s.txt)");
    assertThat(links.rendered()).isEmptyDirectory();
  }

  @Test
  void settle_pageThatTheRunDrewAnew_isKept() throws IOException {
    Files.createDirectories(links.rendered().resolve("figures"));
    var drawn = links.rendered().resolve("figures/x.html");
    Files.writeString(drawn, "newer");
    Files.setLastModifiedTime(
        links.notebooks().resolve("figures/x.html"),
        java.nio.file.attribute.FileTime.fromMillis(0));
    settled("[a](figures/x.html)");
    assertThat(drawn).hasContent("newer");
  }

  @Test
  void settle_pictures_areInThePageOrGone() throws IOException {
    assertThat(settled("![a](figures/x.png)")).contains("src=\"data:image/png;base64,");
    assertThat(settled("![words](../secret.png)")).doesNotContain("<img").contains("words");
    assertThat(settled("![words](https://example.org/x.png)")).doesNotContain("<img");
  }

  @Test
  void settle_namesWithASharpOrAQuestionMark_areFoundHoweverWritten() throws IOException {
    Files.writeString(links.notebooks().resolve("a#1?.ipynb"), "{}");
    Files.write(links.notebooks().resolve("figures/p#1.png"), Notes.png());
    assertThat(settled("[a](a%231%3F.ipynb#part)")).contains("href=\"a%231%3F.html#part\"");
    assertThat(settled("[a](a#1?.ipynb)")).contains("href=\"a%231%3F.html\"");
    assertThat(settled("![a](figures/p#1.png)")).contains("src=\"data:image/png");
    assertThat(settled("![a](figures/p%231.png)")).contains("src=\"data:image/png");
    assertThat(settled("![a](figures/x.png?raw=true)")).contains("src=\"data:image/png");
    assertThat(settled("[a](figures/p#1.png)")).contains("href=\"figures/p%231.png\"");
    assertThat(links.rendered().resolve("figures/p#1.png")).exists();
  }

  @Test
  void settle_pictureOfTheNetwork_becomesALink() throws IOException {
    assertThat(settled("![words](https://example.org/x.png)"))
        .contains("<a href=\"https://example.org/x.png\">words</a>");
  }

  private String settled(String markdown) throws IOException {
    var html = Markdown.html(markdown);
    links.settle(html);
    return html.html();
  }
}
