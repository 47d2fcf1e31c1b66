package rethink.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A chart as data, tied to no drawing library. Immutable; the {@code with} methods return a larger
 * copy.
 *
 * @param name of its files: lower-case letters, digits, "-" and "_"
 * @param caption sentences under the chart, such as what the bands mean; may be empty
 */
public record Chart(
    String name, String title, String caption, Axis x, Axis y, List<Line> lines, List<Band> bands) {
  public Chart {
    checkName(name);
    lines = List.copyOf(lines);
    bands = List.copyOf(bands);
  }

  /** A chart without lines yet. */
  public static Chart of(String name, String title, Axis x, Axis y) {
    return new Chart(name, title, "", x, y, List.of(), List.of());
  }

  /** With one more line. */
  public Chart with(Line line) {
    return new Chart(name, title, caption, x, y, append(lines, line), bands);
  }

  /** With one more band. */
  public Chart with(Band band) {
    return new Chart(name, title, caption, x, y, lines, append(bands, band));
  }

  /** With the mean over several runs and, from two on, the spread around it. */
  public Chart with(Bands runs) {
    Chart chart = with(runs.mean());
    for (Band piece : runs.seeds() == 1 ? List.<Band>of() : runs.band().pieces()) {
      chart = chart.with(piece);
    }
    return chart;
  }

  /** The same with other file names. */
  public Chart named(String newName) {
    return new Chart(newName, title, caption, x, y, lines, bands);
  }

  /** With these sentences under it. */
  public Chart captioned(String newCaption) {
    return new Chart(name, title, newCaption, x, y, lines, bands);
  }

  /**
   * A line's label, with the label of the full line it belongs to where its own says too little.
   */
  String fullLabel(Line line) {
    if (lines.stream().filter(other -> other.label().equals(line.label())).count() < 2) {
      return line.label();
    }
    return lines.stream()
        .filter(other -> other.key().equals(line.key()) && other.style() != line.style())
        .map(other -> other.label().equals(line.label()) ? line.key() : other.label())
        .findFirst()
        .map(owner -> "%s (%s)".formatted(line.label(), owner))
        .orElseGet(() -> "%s (%s)".formatted(line.label(), line.key()));
  }

  /** What lines and bands stand for, each key once. */
  List<String> keys() {
    Stream<String> coloured =
        lines.stream().filter(line -> line.style() != Style.REFERENCE).map(Line::key);
    return Stream.concat(coloured, bands.stream().map(Band::key)).distinct().toList();
  }

  /** Names become file names, so they must not lead out of the folder or need quoting. */
  static void checkName(String name) {
    if (!name.matches("[a-z0-9][a-z0-9_-]*")) {
      throw new IllegalArgumentException(
          "name is \"%s\"; use lower-case letters, digits, \"-\" and \"_\"".formatted(name));
    }
  }

  private static <T> List<T> append(List<T> list, T item) {
    List<T> longer = new ArrayList<>(list);
    longer.add(item);
    return longer;
  }
}
