package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {
  @Test
  void of_namedByTheFirstLine_takesNameAndCaption() {
    var figure = only(Notes.png("figure-1a: Training loss\nx: steps"));
    assertThat(figure.name()).isEqualTo("figure-1a");
    assertThat(figure.caption()).isEqualTo("Training loss");
    assertThat(figure.alternative()).isEqualTo("figure-1a: Training loss\nx: steps");
    assertThat(figure.png()).isEqualTo(Notes.png());
  }

  @Test
  void of_namedByMetadata_isASlug() {
    var output = Notes.png("A sentence, no name");
    var notes = new com.google.gson.JsonObject();
    notes.addProperty("figure", "../Figure 1/a");
    output.getAsJsonObject("metadata").add("rethink", notes);
    assertThat(only(output).file()).isEqualTo("figures/figure-1-a.png");
  }

  @Test
  void of_unnamed_countsWithinTheNotebook() {
    var notebook =
        Notes.notebook()
            .code(1, "a", Notes.png("BufferedImage@1f: type = 1"))
            .code(2, "b", Notes.png("chart: x"), Notes.png("chart: x"))
            .named("01_x");
    assertThat(Figure.of(notebook))
        .extracting(Figure::name)
        .containsExactly("01_x-1", "chart", "chart-2");
    assertThat(Figure.of(notebook).get(0).alternative()).isEqualTo("Figure of cell 1");
  }

  private static Figure only(com.google.gson.JsonObject output) {
    return Figure.of(Notes.notebook().code(1, "x", output).named("n")).get(0);
  }
}
