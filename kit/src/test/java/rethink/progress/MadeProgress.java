package rethink.progress;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** A progress line whose every update is printed, ten seconds after the one before. */
public final class MadeProgress {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong seconds = new AtomicLong();
  private final ProgressLine line =
      new ProgressLine(
          "training",
          new PrintStream(bytes, true, StandardCharsets.UTF_8),
          () -> seconds.getAndAdd(10) * 1_000_000_000L,
          false);

  public ProgressLine line() {
    return line;
  }

  /** The newest line, without its end. */
  public String newest() {
    return bytes.toString(StandardCharsets.UTF_8).lines().reduce("", (before, after) -> after);
  }
}
