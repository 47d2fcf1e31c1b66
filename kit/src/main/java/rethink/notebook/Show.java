package rethink.notebook;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import rethink.plot.AltText;
import rethink.plot.Chart;
import rethink.plot.ImageGrid;
import rethink.plot.InteractivePage;
import rethink.plot.Panels;
import rethink.plot.PngChart;
import rethink.plot.PngGrid;
import tech.tablesaw.api.Table;

/**
 * Shows results in a notebook, or their words on a console. Pictures go out as PNG with a text
 * alternative, never as script, so that they are seen wherever notebooks are shown.
 *
 * <p>If RETHINK_FIGURES (a system property or an environment variable) names a folder, the same PNG
 * bytes are written there, and an interactive page beside each chart.
 */
public final class Show {
  private Show() {}

  /** Shows a chart. */
  public static void chart(Chart chart) {
    byte[] png = PngChart.draw(chart);
    display(picture(png, AltText.of(chart)));
    FigureFolder.save(chart.name(), png, () -> InteractivePage.html(chart));
  }

  /** Shows charts side by side. */
  public static void chart(Panels panels) {
    byte[] png = PngChart.draw(panels);
    display(picture(png, AltText.of(panels)));
    FigureFolder.save(panels.name(), png, () -> InteractivePage.html(panels));
  }

  /** Shows rows of images. */
  public static void images(ImageGrid grid) {
    byte[] png = PngGrid.draw(grid);
    display(picture(png, AltText.of(grid)));
    FigureFolder.save(grid.name(), png);
  }

  /** Shows a table: numbers to the right, the first column to the left. */
  public static void table(Table table) {
    table(table, "");
  }

  /** Shows a table under a caption. */
  public static void table(Table table, String caption) {
    TableText text = TableText.of(table, caption);
    Map<String, String> bundle = new LinkedHashMap<>();
    bundle.put("text/html", text.html());
    bundle.put("text/plain", text.plain());
    display(bundle);
  }

  /** Prints a line. */
  public static void text(String text) {
    System.out.println(text);
  }

  /** Shows Markdown. */
  public static void markdown(String markdown) {
    Map<String, String> bundle = new LinkedHashMap<>();
    bundle.put("text/markdown", markdown);
    bundle.put("text/plain", markdown);
    display(bundle);
  }

  static Map<String, String> picture(byte[] png, String text) {
    Map<String, String> bundle = new LinkedHashMap<>();
    bundle.put("image/png", Base64.getEncoder().encodeToString(png));
    bundle.put("text/plain", text);
    return bundle;
  }

  private static void display(Map<String, String> bundle) {
    Screen.current().show(bundle);
  }
}
