package rethink.kernel;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishDisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishUpdateDisplayData;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Sends output to the front end, under the cell that ran last. Printed text is gathered for a
 * moment, so that a loop that prints a character at a time does not send a message for each.
 */
final class JupyterScreen implements Screen {

  private static final int GATHER_MILLIS = 50;
  private static final int GATHER_CHARS = 1 << 14;

  private final Connection connection;
  private final PrintStream console = System.err;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "output");
            thread.setDaemon(true);
            return thread;
          });
  private final StringBuilder gathered = new StringBuilder();
  private boolean gatheredError;
  private ShellReplyEnvironment cell;
  private boolean canAsk;

  JupyterScreen(Connection connection) {
    this.connection = connection;
  }

  synchronized void begin(ShellReplyEnvironment newCell, boolean newCanAsk) {
    flush();
    cell = newCell;
    canAsk = newCanAsk;
  }

  @Override
  public synchronized void write(boolean error, String text) {
    if (cell == null) {
      console.print(text); // Start-up scripts run before any cell.
      return;
    }
    if (error != gatheredError || gathered.length() > GATHER_CHARS) {
      flush();
    }
    if (gathered.isEmpty()) {
      clock.schedule(this::flush, GATHER_MILLIS, TimeUnit.MILLISECONDS);
    }
    gatheredError = error;
    gathered.append(text);
  }

  /** Sends what was gathered. */
  synchronized void flush() {
    if (!gathered.isEmpty()) {
      String text = gathered.toString();
      gathered.setLength(0);
      if (gatheredError) {
        cell.writeToStdErr(text);
      } else {
        cell.writeToStdOut(text);
      }
    }
  }

  @Override
  public synchronized void show(String displayId, Map<String, String> bundle) {
    flush();
    if (cell != null) {
      cell.publish(new PublishDisplayData(data(displayId, bundle)));
    }
  }

  @Override
  public synchronized void update(String displayId, Map<String, String> bundle) {
    flush();
    if (cell != null) {
      cell.publish(new PublishUpdateDisplayData(data(displayId, bundle)));
    }
  }

  @Override
  public String readLine() throws InterruptedIOException {
    ShellReplyEnvironment asking;
    synchronized (this) {
      flush();
      asking = canAsk ? cell : null;
    }
    return asking == null ? null : connection.readLine(asking.getContext());
  }

  private static DisplayData data(String displayId, Map<String, String> bundle) {
    DisplayData data = Rendering.data(bundle);
    data.setDisplayId(displayId);
    return data;
  }
}
