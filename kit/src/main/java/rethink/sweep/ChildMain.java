package rethink.sweep;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Pointer;
import rethink.train.Trainer;

/**
 * A JVM that performs runs for a parent: an {@link Order} on each line of standard input, {@link
 * Report}s on standard output.
 *
 * <p>It ends when nothing is asked of it for a minute, and at once, in the middle of a step, when
 * its input ends: then the parent is gone, and a run may be broken off anywhere.
 */
final class ChildMain {
  /** How long it waits for the next order. */
  static final long PATIENCE_SECONDS = 60;

  /** What it writes its standard error to; deleted when it ends as it should. */
  private final Path log;

  private final OutputStream reports = new FileOutputStream(FileDescriptor.out);
  private final LinkedBlockingQueue<String> orders = new LinkedBlockingQueue<>();

  private ChildMain(Path log) {
    this.log = log;
  }

  public static void main(String[] arguments) throws InterruptedException {
    InputStream in = System.in;
    System.setIn(InputStream.nullInputStream());
    // Whatever a library prints must not pass for a report.
    System.setOut(System.err);
    ChildMain child = new ChildMain(Path.of(arguments[0]));
    Thread watch = new Thread(() -> child.watch(in), "rethink-orders");
    watch.setDaemon(true);
    watch.start();
    child.work();
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

  private void work() throws InterruptedException {
    String line = orders.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    while (line != null) {
      say(perform(line));
      line = orders.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    end();
  }

  private Report perform(String line) {
    try {
      Order order = Order.parse(line);
      ProgressMeter meter = new ProgressMeter(order.experiment(), new Sayer());
      return Trainer.tryRun(order.experiment(), order.runs(), meter).isPresent()
          ? new Report.Done(Pointer.physicalBytes())
          : new Report.Held();
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

  /** Without shutdown hooks: native threads may be in the middle of something. */
  private void end() {
    try {
      Files.deleteIfExists(log);
    } catch (IOException stays) {
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
