package rethink.plot;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Several charts side by side under one title and one legend, three to a row.
 *
 * @param name of its files: lower-case letters, digits, "-" and "_"
 */
public record Panels(String name, String title, List<Chart> charts) {
  public Panels {
    Chart.checkName(name);
    charts = List.copyOf(charts);
    if (charts.isEmpty()) {
      throw new IllegalArgumentException(
          "panels \"%s\" hold no chart; give at least one".formatted(name));
    }
  }

  /** Charts side by side. */
  public static Panels of(String name, String title, Chart... charts) {
    return new Panels(name, title, List.of(charts));
  }

  /** The same with other file names. */
  public Panels named(String newName) {
    return new Panels(newName, title, charts);
  }

  /** The captions of all charts, each once. */
  public String caption() {
    return charts.stream()
        .map(Chart::caption)
        .filter(caption -> !caption.isBlank())
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
