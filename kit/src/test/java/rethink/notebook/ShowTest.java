package rethink.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rethink.data.ImageSet;
import rethink.data.Shape;
import rethink.kernel.Display;
import rethink.plot.Axis;
import rethink.plot.Chart;
import rethink.plot.ImageGrid;
import rethink.plot.InteractivePage;
import rethink.plot.Line;
import rethink.plot.Panels;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ShowTest {
  private static final Chart CHART =
      Chart.of("loss", "Training loss", Axis.of("epoch"), Axis.of("loss"))
          .with(Line.solid("true-labels", "true labels", new double[] {1, 2}, new double[] {2, 1}));

  @AfterEach
  void reset() {
    Display.reset();
    System.clearProperty("RETHINK_FIGURES");
  }

  @Test
  void chart_inKernel_isPictureAndWordsButNoHtml() {
    Display.active = true;
    Show.chart(CHART);
    Show.chart(Panels.of("both", "Both", CHART, CHART));
    assertThat(Display.SHOWN)
        .hasSize(2)
        .allSatisfy(
            bundle -> {
              assertThat(bundle).containsOnlyKeys("image/png", "text/plain");
              assertThat(Base64.getDecoder().decode(bundle.get("image/png")))
                  .startsWith(0x89, 'P', 'N', 'G');
            });
    assertThat(Display.SHOWN.get(0).get("text/plain")).startsWith("loss: Training loss\n");
  }

  @Test
  void images_inKernel_isPictureAndWords() {
    Display.active = true;
    ImageSet one =
        ImageSet.ofBytes(new Shape(2, 2, 3), java.util.List.of("cat"), new byte[1][12], new int[1]);
    Show.images(ImageGrid.of("cats", "Cats").with("true labels", one, 1));
    assertThat(Display.SHOWN.get(0)).containsOnlyKeys("image/png", "text/plain");
  }

  @Test
  void table_inKernel_isHtmlAndText() {
    Display.active = true;
    Show.table(Table.create("t", StringColumn.create("claim", "holds")), "Claims");
    Map<String, String> bundle = Display.SHOWN.get(0);
    assertThat(bundle).containsOnlyKeys("text/html", "text/plain");
    assertThat(bundle.get("text/html"))
        .contains("<caption>Claims</caption>")
        .doesNotContain("<script");
  }

  @Test
  void chart_withoutKernel_printsItsWords() {
    assertThat(Output.of(() -> Show.chart(CHART)))
        .startsWith("loss: Training loss\n")
        .contains("true labels: from 2 at 1 to 1 at 2");
  }

  @Test
  void chart_withFigureFolder_writesTheShownBytesAPageAndWhatDrawsIt(@TempDir Path folder)
      throws IOException {
    Path inside = folder.resolve("new");
    System.setProperty("RETHINK_FIGURES", inside.toString());
    Display.active = true;
    Show.chart(CHART);
    assertThat(inside)
        .isDirectoryContaining("glob:**loss.png")
        .isDirectoryContaining("glob:**loss.html");
    try (var files = Files.list(inside)) {
      assertThat(files).hasSize(3);
    }
    String page = Files.readString(inside.resolve("loss.html"));
    assertThat(inside.resolve(page.replaceFirst("(?s).*<script src=\"([^\"]+)\".*", "$1")))
        .hasContent(InteractivePage.library());
    assertThat(Files.readAllBytes(inside.resolve("loss.png")))
        .isEqualTo(Base64.getDecoder().decode(Display.SHOWN.get(0).get("image/png")));
  }

  @Test
  void chart_withFolderThatCannotBeWritten_isShownAllTheSame(@TempDir Path folder)
      throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    System.setProperty("RETHINK_FIGURES", file.toString());
    assertThat(Output.of(() -> Show.chart(CHART))).startsWith("loss: ");
  }

  @Test
  void markdown_withoutKernel_printsItsSource() {
    assertThat(Output.of(() -> Show.markdown("**bold**"))).isEqualTo("**bold**\n");
  }
}
