package rethink.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class InteractivePageTest {
  @Test
  void html_ofChart_holdsLinesBandsAndNothingFromANetwork() {
    String html = InteractivePage.html(ExampleCharts.learningCurves());
    assertThat(html)
        .contains("name: 'random labels'", "name: 'paper (random labels)'", "fill: 'toself'")
        .contains("\"dash\" : \"dash\"", "bands from the smallest to the largest")
        .contains("<script src=\"" + InteractivePage.LIBRARY + "\">")
        .doesNotContain("http://", "https://")
        .hasSizeLessThan(50_000);
  }

  @Test
  void library_isPlotlyOfTheVersionThatJsplotNeeds() throws IOException {
    Matcher packed =
        Pattern.compile("\\}\\)\\(\"([^\"]+)\"\\);").matcher(InteractivePage.library());
    assertThat(InteractivePage.LIBRARY).isEqualTo("plotly-2.35.3.js");
    assertThat(packed.find()).isTrue();
    byte[] gzip = Base64.getDecoder().decode(packed.group(1));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      assertThat(new String(in.readNBytes(200), StandardCharsets.UTF_8))
          .contains("plotly.js v2.35");
    }
  }

  @Test
  void html_ofHostileText_keepsItText() {
    String hostile = "</script><script>alert(1)</script>\\' \n";
    Chart chart =
        Chart.of("x", hostile, Axis.of(hostile), Axis.log(hostile).between(1e-3, null))
            .with(Line.solid("k", hostile, new double[] {1}, new double[] {1}))
            .captioned(hostile);
    Panels panels = Panels.of("xs", hostile, chart, chart);
    String html = InteractivePage.html(panels);
    assertThat(html).doesNotContain("<script>alert");
    String drawing =
        html.substring(html.indexOf("function draw()"), html.indexOf("if (window.plotly)"));
    assertThat(drawing).contains("type: 'log'", "&lt;script&gt;alert(1)").doesNotContain("\\");
  }
}
