package rethink.sweep;

import java.io.PrintStream;
import rethink.progress.ProgressLine;

/**
 * Shows a sweep where lines stay: one for whatever happens to a run, and the progress now and then.
 */
public class EventLines extends LineView {
  private final PrintStream out;

  public EventLines(PrintStream out, ProgressLine progress) {
    super(progress);
    this.out = out;
  }

  @Override
  void tell(String line) {
    out.println(line);
  }

  @Override
  void tellEnd(String line) {
    out.println(line);
  }
}
