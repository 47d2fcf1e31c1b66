package rethink.progress;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One line that tells how far something has come and how long it will take. In a notebook
 * (environment variable {@code RETHINK_PROGRESS=in-place}) and on a terminal it is rewritten in
 * place, at most five times a second; elsewhere a new line appears, at most every ten seconds.
 * Thread-safe.
 */
public final class ProgressLine implements AutoCloseable {
  private static final long SECOND = 1_000_000_000L;
  private static final long IN_PLACE = SECOND / 5;
  private static final long BELOW_EACH_OTHER = 10 * SECOND;

  private final String what;
  private final PrintStream out;
  private final LongSupplier nanoTime;
  private final boolean inPlace;
  private final long started;
  private long printed;
  private int width;
  private boolean done;

  /** Where the first update stood: what was finished before is no measure of speed. */
  private double firstFraction = Double.NaN;

  private long firstTime;

  ProgressLine(String what, PrintStream out, LongSupplier nanoTime, boolean inPlace) {
    this.what = what;
    this.out = out;
    this.nanoTime = nanoTime;
    this.inPlace = inPlace;
    this.started = nanoTime.getAsLong();
    this.printed = started - (inPlace ? IN_PLACE : 0);
  }

  /** Starts a line on standard output. */
  public static ProgressLine start(String what) {
    boolean inPlace = "in-place".equals(System.getenv("RETHINK_PROGRESS")) || isTerminal();
    return new ProgressLine(what, System.out, System::nanoTime, inPlace);
  }

  /**
   * Tells how far it has come.
   *
   * @param fractionDone 0 to 1
   * @param text what it is at, such as "epoch 3 of 40, loss 2.21"; may be empty
   */
  public synchronized void update(double fractionDone, String text) {
    long now = nanoTime.getAsLong();
    if (Double.isNaN(firstFraction)) {
      firstFraction = fractionDone;
      firstTime = now;
    }
    if (done || now - printed < (inPlace ? IN_PLACE : BELOW_EACH_OTHER)) {
      return;
    }
    printed = now;
    int percent = (int) Math.floor(100 * Math.max(0, Math.min(1, fractionDone)));
    StringBuilder line = new StringBuilder("%s %3d %%".formatted(what, percent));
    if (!text.isEmpty()) {
      line.append("  ").append(text);
    }
    double gained = fractionDone - firstFraction;
    if (gained > 0) {
      double left = (now - firstTime) * (1 - fractionDone) / gained / SECOND;
      line.append("  ").append(duration(left)).append(" left");
    }
    print(line.toString(), !inPlace);
  }

  /** Ends with a line that stays; later calls do nothing. */
  public synchronized void done(String text) {
    if (!done) {
      done = true;
      double seconds = (double) (nanoTime.getAsLong() - started) / SECOND;
      print("%s: %s (%s)".formatted(what, text, duration(seconds)), true);
    }
  }

  /** Ends with a line that says so, unless it is done already. */
  @Override
  public void close() {
    done("ended early");
  }

  /** A duration in words: "12 s", "1 min 20 s", "2 h 05 min". */
  public static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
    return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
  }

  private void print(String line, boolean stays) {
    String rest = " ".repeat(Math.max(0, width - line.length()));
    out.print((inPlace ? "\r" : "") + line + rest + (stays ? System.lineSeparator() : ""));
    out.flush();
    width = stays ? 0 : line.length();
  }

  /** Whether standard output is one. */
  public static boolean isTerminal() {
    Console console = System.console();
    // From Java 22 on there is a console without a terminal too, and it knows the difference.
    if (console == null || Runtime.version().feature() < 22) {
      return console != null;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
