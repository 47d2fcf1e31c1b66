package rethink.sweep;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The parent's end of a {@link ChildMain}. */
final class Child {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final int LAST_LINES = 40;

  private final JvmCommand command;
  private final Process process;
  private final Path log;
  private final BoundedLines reports;
  private long newest = System.nanoTime();
  private boolean died;

  private Child(JvmCommand command, Process process, Path log) {
    this.command = command;
    this.process = process;
    this.log = log;
    reports = new BoundedLines(process.getInputStream(), Report.MOST_BYTES);
  }

  /** Starts one, whose messages go to a file of its own in the run store. */
  static Child start(JvmCommand command, Path runs) throws IOException {
    Path logs = Files.createDirectories(runs.resolve(".children"));
    String name = ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + ".log";
    Path log = logs.resolve(name).toAbsolutePath();
    return new Child(command, command.start(log), log);
  }

  /**
   * Has it perform one run, and passes on what it says until the last report.
   *
   * @throws IOException if it ended, or said what it cannot
   */
  Report perform(Order order, Runner.Listener listener) throws IOException {
    OutputStream orders = process.getOutputStream();
    orders.write((order.line() + "\n").getBytes(StandardCharsets.UTF_8));
    orders.flush();
    while (true) {
      Report report = read();
      if (report instanceof Report.Step step) {
        listener.progress(step.progress());
      } else if (report instanceof Report.Notice notice) {
        listener.notice(notice.text());
      } else {
        newest = System.nanoTime();
        return report;
      }
    }
  }

  private Report read() throws IOException {
    for (String line = reports.next(); line != null; line = reports.next()) {
      try {
        Optional<Report> report = Report.parse(line);
        if (report.isPresent()) {
          return report.get();
        }
      } catch (IllegalArgumentException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
    throw new IOException("its output ended");
  }

  /** Whether it is of this kind and waits for orders, with seconds to spare. */
  boolean serves(JvmCommand wanted) {
    long idle = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - newest);
    return command.equals(wanted) && process.isAlive() && idle < ChildMain.PATIENCE_SECONDS - 10;
  }

  /** Tells it to leave a checkpoint and end. */
  void dismiss() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended.
    }
  }

  /** Ends it, if need be by force after a second. */
  void end() {
    dismiss();
    try {
      process.waitFor(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    try {
      if (!died) {
        Files.deleteIfExists(log);
      }
    } catch (IOException stays) {
      // Some systems do not delete what a process has open.
    }
  }

  /** How it ended, and its last lines: what is left to say of one that died. Its log stays. */
  FailedRun died(IOException cause) {
    died = true;
    process.destroyForcibly();
    String end = "did not end";
    try {
      if (process.waitFor(10, TimeUnit.SECONDS)) {
        end = "ended with code " + process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new FailedRun(
        "process %d of the run %s (%s)".formatted(process.pid(), end, cause.getMessage()),
        "Last lines of %s:%n%s".formatted(log, lastLines()),
        true);
  }

  String lastLines() {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      return "(" + e + ")";
    }
  }
}
