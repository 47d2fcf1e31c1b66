package rethink.kernel;

import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Starts the kernel; its one argument is the connection file that Jupyter wrote. */
public final class Main {

  // Held, because the log manager forgets the level of a logger that nobody holds.
  private static final List<Logger> CHATTY =
      Stream.of("Loop-Shell-0", "Loop-Shell-1", "Loop-Heartbeat-0").map(Logger::getLogger).toList();

  private Main() {}

  /** Runs until the front end asks for shutdown or dies. */
  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      System.err.println("usage: rethink.kernel.Main CONNECTION_FILE (Jupyter gives it)");
      System.exit(2);
    }
    JupyterSocket.JUPYTER_LOGGER.setLevel(Level.WARNING);
    CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
    Exit.with(System.getenv("JPY_PARENT_PID"));

    String file = Files.readString(Path.of(args[0]));
    var connection = new Connection(KernelConnectionProperties.parse(file));
    var screen = new JupyterScreen(connection);
    Streams.redirectTo(screen);
    Display.attach(screen);
    var kernel = new Kernel(connection, screen, new Evaluator(Settings.of(System.getenv())));
    // Before the sockets open, so that no request finds a kernel that cannot answer.
    kernel.becomeHandlerForConnection(connection);
    connection.connect();
    connection.waitUntilClose();
  }
}
