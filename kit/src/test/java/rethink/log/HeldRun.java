package rethink.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import rethink.BriefJvm;

/** A run's directory in the hands of another process, until it is closed. */
public final class HeldRun implements AutoCloseable {
  private final Process process;

  private HeldRun(Process process) {
    this.process = process;
  }

  /** Holds the run until its input ends. */
  public static void main(String[] arguments) throws IOException {
    try (RunDirectory held = RunDirectory.open(Path.of(arguments[0]), arguments[1])) {
      System.out.println("holds " + held.path());
      while (System.in.read() >= 0) {
        // Waits.
      }
    }
  }

  /** Returns once the process holds it. */
  public static HeldRun start(Path directory) throws IOException {
    Process process =
        BriefJvm.of(HeldRun.class, directory.getParent(), directory.getFileName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = process.inputReader();
    if (out.readLine() == null) {
      throw new AssertionError("the process ended before it held " + directory);
    }
    return new HeldRun(process);
  }

  /** Kills it, as an operating system would. */
  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
