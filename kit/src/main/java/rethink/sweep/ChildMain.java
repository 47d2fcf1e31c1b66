package rethink.sweep;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Pointer;
import rethink.train.Trainer;

/**
 * A JVM that performs runs for a parent: an {@link Order} on each line of standard input, {@link
 * Report}s on standard output.
 *
 * <p>It ends when nothing is asked of it for a minute, at a signal, and when its input ends: then
 * the parent is gone, or wants it gone. A run gets a moment to leave a checkpoint, and is broken
 * off in the middle of a step if that takes longer.
 */
final class ChildMain {
  /** How long it waits for the next order. */
  static final long PATIENCE_SECONDS = 60;

  /** How long a run may take to leave a checkpoint. */
  private static final long FAREWELL_MILLISECONDS = 700;

  /** What its standard error goes to; deleted when it ends as it should. */
  private final Path log;

  private final OutputStream reports = new FileOutputStream(FileDescriptor.out);
  private final LinkedBlockingQueue<String> orders = new LinkedBlockingQueue<>();
  private final Thread worker = new Thread(this::work, "rethink-run");

  private ChildMain(Path log) {
    this.log = log;
  }

  public static void main(String[] arguments) {
    InputStream in = System.in;
    System.setIn(InputStream.nullInputStream());
    // Whatever a library prints must not pass for a report.
    System.setOut(System.err);
    ChildMain child = new ChildMain(Path.of(arguments[0]));
    Runtime.getRuntime().addShutdownHook(new Thread(child::end));
    child.worker.start();
    child.watch(in);
  }

  private void watch(InputStream in) {
    try {
      BoundedLines lines = new BoundedLines(in, Report.MOST_BYTES);
      for (String line = lines.next(); line != null; line = lines.next()) {
        orders.add(line);
      }
    } catch (IOException e) {
      e.printStackTrace();
    }
    end();
  }

  private void work() {
    try {
      String line = orders.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      while (line != null) {
        say(perform(line));
        line = orders.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      end();
    } catch (InterruptedException | CancellationException ending) {
      // By end(), which waits for this.
    }
  }

  private Report perform(String line) {
    try {
      Order order = Order.parse(line);
      ProgressMeter meter = new ProgressMeter(order.experiment(), new Sayer());
      return Trainer.tryRun(order.experiment(), order.runs(), meter).isPresent()
          ? new Report.Done(Pointer.physicalBytes())
          : new Report.Held();
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      FailedRun failed = FailedRun.by(e);
      return new Report.Failed(failed.getMessage(), failed.details(), failed.isWorthRetrying());
    }
  }

  /** Between line feeds, so that text which native code left there does not run into it. */
  private synchronized void say(Report report) {
    try {
      reports.write(("\n" + report.line() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException parentIsGone) {
      end();
    }
  }

  /** Other shutdown hooks are left out: native threads may be in the middle of something. */
  private void end() {
    try {
      if (Thread.currentThread() != worker) {
        worker.interrupt();
        worker.join(FAREWELL_MILLISECONDS);
      }
      Files.deleteIfExists(log);
    } catch (IOException | InterruptedException stays) {
      // Some systems do not delete what is open.
    }
    Runtime.getRuntime().halt(0);
  }

  private final class Sayer implements Runner.Listener {
    @Override
    public void progress(Progress progress) {
      say(new Report.Step(progress));
    }

    @Override
    public void notice(String text) {
      say(new Report.Notice(text));
    }
  }
}
