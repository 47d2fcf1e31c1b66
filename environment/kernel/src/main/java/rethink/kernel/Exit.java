package rethink.kernel;

import java.util.concurrent.TimeUnit;

/** Ends the JVM within a second, whatever the cells' threads and shutdown hooks do. */
final class Exit {

  // Long enough for the last reply to leave its socket.
  private static final long REPLY_MILLIS = 150;
  private static final long HOOKS_MILLIS = 600;

  private Exit() {}

  static void soon() {
    start(REPLY_MILLIS, () -> System.exit(0));
    start(REPLY_MILLIS + HOOKS_MILLIS, () -> Runtime.getRuntime().halt(0));
  }

  /** Ends this JVM when the process with the given id does; an id nobody has is not watched. */
  static void with(String processId) {
    if (processId != null && processId.matches("[1-9]\\d{0,9}")) {
      ProcessHandle.of(Long.parseLong(processId))
          .ifPresent(parent -> parent.onExit().thenRun(Exit::soon));
    }
  }

  private static void start(long delayMillis, Runnable end) {
    var thread =
        new Thread(
            () -> {
              try {
                TimeUnit.MILLISECONDS.sleep(delayMillis);
              } catch (InterruptedException e) {
                // Then it ends at once.
              }
              end.run();
            },
            "exit");
    thread.setDaemon(true);
    thread.start();
  }
}
