package rethink.plot;

import java.util.List;

/**
 * Charts as an HTML page that can be zoomed and read point by point. All pages of a folder share
 * one file, {@link #LIBRARY}, which has to lie beside them (about 3 MB, Plotly); they open without
 * a network in browsers from 2023 on.
 */
public final class InteractivePage {
  /** The name of the file that draws the charts; another version has another one. */
  public static final String LIBRARY = "plotly-" + PlotlyFigure.VERSION + ".js";

  private InteractivePage() {}

  /** The page of one chart. */
  public static String html(Chart chart) {
    return html(chart.title(), List.of(chart), chart.caption());
  }

  /** The page of several charts, one below the other. */
  public static String html(Panels panels) {
    return html(panels.title(), panels.charts(), panels.caption());
  }

  /** The text of {@link #LIBRARY}. */
  public static String library() {
    return """
    window.plotly = (async function (packed) {
      const bytes = Uint8Array.from(atob(packed), c => c.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      const script = document.createElement("script");
      script.text = await new Response(stream).text();
      document.head.appendChild(script);
    })("%s");
    """
        .formatted(PlotlyFigure.packedLibrary());
  }

  private static String html(String title, List<Chart> charts, String caption) {
    StringBuilder figures = new StringBuilder();
    StringBuilder places = new StringBuilder();
    for (int i = 0; i < charts.size(); i++) {
      String id = "chart" + i;
      places.append("<div id=\"").append(id).append("\" class=\"chart\"></div>\n");
      // A page of one chart has its title as the heading already.
      String own = charts.size() == 1 ? "" : charts.get(i).title();
      figures.append(PlotlyFigure.script(charts.get(i), own, id)).append('\n');
    }
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>
    body { font-family: "DejaVu Sans", sans-serif; margin: 2em auto; padding: 0 1em; max-width: 1100px; color: #222 }
    .chart { height: 560px }
    p { color: #666 }
    </style>
    </head>
    <body>
    <h1>%s</h1>
    %s<p>%s</p>
    <noscript><p>The charts on this page are drawn by JavaScript, which is switched off.</p></noscript>
    <script src="%s"></script>
    <script>
    function draw() {
    %s}
    if (window.plotly) {
      plotly.then(draw);
    } else {
      document.querySelector(".chart").textContent = "The file %s is missing beside this page; it draws the charts.";
    }
    </script>
    </body>
    </html>
    """
        .formatted(
            Html.escape(title),
            Html.escape(title),
            places,
            Html.escape(caption),
            LIBRARY,
            figures,
            LIBRARY);
  }
}
