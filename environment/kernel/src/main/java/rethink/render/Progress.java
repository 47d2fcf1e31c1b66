package rethink.render;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Tells the user where a batch stands: on a terminal by one line that is rewritten in place,
 * elsewhere by plain lines, of a cell's own progress at most one in ten seconds.
 */
final class Progress {
  private static final long PLAIN_NANOS = 10_000_000_000L;
  private static final int PLAIN_CHARS = 100;

  /** What one running notebook is doing. */
  private static final class Place {
    String label;
    int cell;
    int of;
    String text = "";
    long cellStart;
    long printed;
  }

  private final PrintStream out;
  private final int columns;
  private final LongSupplier nanos;
  private final int notebooks;
  private final TimeLeft timeLeft;
  private final long start;
  private final Map<String, Place> running = new LinkedHashMap<>();
  private int shown;

  /**
   * A report about a number of notebooks.
   *
   * @param columns width of the terminal, 0 when OUT is none
   * @param nanos the clock
   */
  Progress(PrintStream out, int columns, LongSupplier nanos, int notebooks, TimeLeft timeLeft) {
    this.out = out;
    this.columns = columns;
    this.nanos = nanos;
    this.notebooks = notebooks;
    this.timeLeft = timeLeft;
    this.start = nanos.getAsLong();
  }

  /** Begins notebook number INDEX (from 1). */
  synchronized void started(String name, int index) {
    var place = new Place();
    place.label = "[" + index + "/" + notebooks + "] " + name;
    place.cellStart = nanos.getAsLong();
    running.put(name, place);
    if (columns == 0) {
      out.println(place.label);
    }
    tick();
  }

  synchronized void on(String name, Event event) {
    var place = running.get(name);
    switch (event.kind()) {
      case "cell" -> {
        place.cell = event.cell();
        place.of = event.of();
        place.text = event.text();
        place.cellStart = place.printed = nanos.getAsLong();
        plain(place, "");
      }
      case "progress" -> {
        place.text = event.text();
        if (nanos.getAsLong() - place.printed >= PLAIN_NANOS) {
          place.printed = nanos.getAsLong();
          plain(place, " (" + times() + ")");
        }
      }
      case "cellDone" -> timeLeft.cellDone(name, event.seconds());
      default -> {}
    }
    tick();
  }

  private void plain(Place place, String times) {
    if (columns == 0 && !place.text.isEmpty()) {
      var text = place.text.substring(0, Math.min(PLAIN_CHARS, place.text.length()));
      out.println(place.label + " " + where(place) + times + ": " + text);
    }
  }

  /** Ends a notebook with a line that stays. */
  synchronized void ended(String name, Outcome outcome) {
    var place = running.remove(name);
    timeLeft.ended(name);
    clear();
    out.printf(
        "%s: %s, %s, %d %s%n",
        place.label,
        outcome.result(),
        Seconds.words(outcome.seconds()),
        outcome.figures(),
        outcome.figures() == 1 ? "figure" : "figures");
    tick();
  }

  /** Rewrites the terminal's line; call it about once a second. */
  synchronized void tick() {
    if (columns == 0 || running.isEmpty()) {
      return;
    }
    var places =
        running.values().stream()
            .map(place -> place.label + " " + where(place) + (solo() ? " " + place.text : ""))
            .collect(Collectors.joining("  "));
    var tail = "  " + times();
    int room = Math.max(0, columns - 1 - tail.length());
    var line = (places.length() > room ? places.substring(0, room) : places) + tail;
    out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
    out.flush();
    shown = line.length();
  }

  private boolean solo() {
    return running.size() == 1;
  }

  private static String where(Place place) {
    return place.of == 0 ? "starting" : "cell " + place.cell + "/" + place.of;
  }

  private String times() {
    long now = nanos.getAsLong();
    var elapsed = new LinkedHashMap<String, Double>();
    running.forEach((name, place) -> elapsed.put(name, (now - place.cellStart) / 1e9));
    var left = timeLeft.seconds(elapsed);
    return Seconds.words((now - start) / 1e9)
        + ", "
        + (left.isPresent() ? "about " + Seconds.about(left.getAsDouble()) : "?")
        + " left";
  }

  /** Takes the terminal's line away. */
  synchronized void clear() {
    if (shown > 0) {
      out.print("\r" + " ".repeat(shown) + "\r");
      out.flush();
      shown = 0;
    }
  }
}
