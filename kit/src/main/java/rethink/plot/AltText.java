package rethink.plot;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Pictures in words, for readers who cannot see them and for places that show only text. */
public final class AltText {
  private AltText() {}

  /** Name and title, the axes, then each line with its first, last and lowest value. */
  public static String of(Chart chart) {
    return heading(chart.name(), chart.title()) + body(chart) + sentence(chart.caption());
  }

  /** Name and title, then each chart in turn. */
  public static String of(Panels panels) {
    return panels.charts().stream()
        .map(chart -> heading("Panel", chart.title()) + body(chart))
        .collect(
            Collectors.joining(
                "", heading(panels.name(), panels.title()), sentence(panels.caption())));
  }

  /** Name and title, then what each row shows. */
  public static String of(ImageGrid grid) {
    return grid.rows().stream()
        .map(row -> "%s: %d images%n".formatted(row.label(), row.tiles().size()))
        .collect(
            Collectors.joining("", heading(grid.name(), grid.title()), sentence(grid.caption())))
        .replace("\r\n", "\n");
  }

  private static String heading(String name, String title) {
    return name + ": " + title + "\n";
  }

  private static String sentence(String caption) {
    return caption.isBlank() ? "" : caption + "\n";
  }

  private static String body(Chart chart) {
    return axis("x", chart.x())
        + axis("y", chart.y())
        + chart.lines().stream()
            .map(line -> chart.fullLabel(line) + ": " + course(line) + "\n")
            .collect(Collectors.joining());
  }

  private static String axis(String name, Axis axis) {
    return name + ": " + axis.label() + (axis.log() ? " (logarithmic)" : "") + "\n";
  }

  private static String course(Line line) {
    double[] x = line.x();
    double[] y = line.y();
    if (x.length == 0) {
      return "no points";
    }
    if (x.length == 1) {
      return "%s at %s".formatted(Numbers.brief(y[0]), Numbers.brief(x[0]));
    }
    int last = x.length - 1;
    return "from %s at %s to %s at %s, lowest %s (%d points)"
        .formatted(
            Numbers.brief(y[0]),
            Numbers.brief(x[0]),
            Numbers.brief(y[last]),
            Numbers.brief(x[last]),
            Numbers.brief(Arrays.stream(y).filter(Double::isFinite).min().orElse(Double.NaN)),
            x.length);
  }
}
