package rethink.notebook;

import java.util.function.LongSupplier;
import rethink.plot.AltText;
import rethink.plot.Chart;
import rethink.plot.InteractivePage;
import rethink.plot.PngChart;

/**
 * A chart that grows while something trains: redrawn in place at most once a second, and its last
 * state stays when closed. On a console only the last state appears. Thread-safe.
 */
public final class LivePlot implements AutoCloseable {
  private static final long SECOND = 1_000_000_000L;

  private final Screen screen;
  private final LongSupplier nanoTime;
  private String id;
  private long drawn;
  private Chart latest;
  private boolean closed;

  LivePlot(Screen screen, LongSupplier nanoTime) {
    this.screen = screen;
    this.nanoTime = nanoTime;
  }

  /** A plot that appears with its first update. */
  public static LivePlot start() {
    return new LivePlot(Screen.current(), System::nanoTime);
  }

  /** The chart as it stands now; drawn at once if the last drawing is a second old. */
  public synchronized void update(Chart chart) {
    latest = chart;
    long now = nanoTime.getAsLong();
    if (!closed && screen.isKernel() && (id == null || now - drawn >= SECOND)) {
      draw(PngChart.draw(chart));
      // Measured after drawing, so that a busy machine spends most of its time on other work.
      drawn = nanoTime.getAsLong();
    }
  }

  /** Draws the last state, which stays, and writes it to the folder of figures if there is one. */
  @Override
  public synchronized void close() {
    if (!closed && latest != null) {
      byte[] png = PngChart.draw(latest);
      draw(png);
      FigureFolder.save(latest.name(), png, () -> InteractivePage.html(latest));
    }
    closed = true;
  }

  private void draw(byte[] png) {
    var bundle = Show.picture(png, AltText.of(latest));
    if (id == null) {
      id = screen.show(bundle);
    } else {
      screen.update(id, bundle);
    }
  }
}
