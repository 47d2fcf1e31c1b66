package rethink.sweep;

import java.io.PrintStream;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Shows a sweep on a terminal: {@link TableLines}, drawn over again in place some times a second.
 * What must stay, such as failures, moves up above them.
 */
public final class LiveTable extends SweepView {
  private static final long PAUSE = 200_000_000L;
  private static final String UP = "\033[%dA";
  private static final String REST_OF_LINE = "\033[K";
  private static final String REST_OF_SCREEN = "\033[J";

  private final PrintStream out;
  private final int columns;
  private final LongSupplier nanoTime;
  private long drawn;
  private int height;
  private boolean closed;

  /**
   * @param columns of the terminal; longer lines are cut
   */
  public LiveTable(PrintStream out, int columns) {
    this(out, columns, System::nanoTime);
  }

  LiveTable(PrintStream out, int columns, LongSupplier nanoTime) {
    super(nanoTime);
    this.out = out;
    this.columns = columns;
    this.nanoTime = nanoTime;
  }

  @Override
  void show(String newest) {
    if (height == 0 || nanoTime.getAsLong() - drawn >= PAUSE) {
      draw("");
    }
  }

  @Override
  void tell(String line) {
    draw(line);
  }

  /** Takes the table away for good: the terminal goes on below what stays. */
  public synchronized void close() {
    if (!closed && height > 0) {
      out.print("\r" + UP.formatted(height) + REST_OF_SCREEN);
      out.flush();
    }
    closed = true;
  }

  /** In one piece, so that the terminal does not flicker. */
  private synchronized void draw(String above) {
    if (closed) {
      return;
    }
    StringBuilder screen = new StringBuilder("\r");
    screen.append(height > 0 ? UP.formatted(height) : "");
    above.lines().forEach(line -> screen.append(line).append(REST_OF_LINE).append('\n'));
    List<String> lines = TableLines.of(state);
    lines.forEach(line -> screen.append(cut(line)).append(REST_OF_LINE).append('\n'));
    screen.append(REST_OF_SCREEN);
    out.print(screen);
    out.flush();
    height = lines.size();
    drawn = nanoTime.getAsLong();
  }

  /** A line that wraps would take two rows of the screen. */
  private String cut(String line) {
    return line.length() < columns ? line : line.substring(0, columns - 1);
  }
}
