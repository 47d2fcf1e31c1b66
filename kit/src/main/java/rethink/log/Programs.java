package rethink.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Other programs of the machine, asked for a few lines of text. */
public final class Programs {
  private static final int PATIENCE_SECONDS = 5;

  private Programs() {}

  /** What a program prints within five seconds; nothing if it is not there or fails. */
  public static String answer(String... command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      // Read only once it has ended: a program that hangs must not hang this one.
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "";
      }
      byte[] said = process.getInputStream().readAllBytes();
      return process.exitValue() == 0 ? new String(said, StandardCharsets.UTF_8).strip() : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
