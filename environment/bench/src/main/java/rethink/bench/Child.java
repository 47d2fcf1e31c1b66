package rethink.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import rethink.model.Model;

/** The parent's end of a {@link ChildCommand}. */
final class Child implements AutoCloseable {
  private final String name;
  private final Process process;
  private final PrintStream orders;
  private final BufferedReader answers;

  private Child(String name, Process process) {
    this.name = name;
    this.process = process;
    orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
    answers = process.inputReader(StandardCharsets.US_ASCII);
  }

  /** Starts a process and waits until its first step is done. */
  static Child start(Contestant contestant, int threads) {
    Arm arm = contestant.arm();
    Model model = contestant.model();
    PeerSettings settings = contestant.settings();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Numbers in answers and programs are written alike everywhere.
    command.add("-Duser.language=en");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("child", "--arm", arm.name(), "--model", model.name()));
    command.addAll(List.of("--batch", String.valueOf(contestant.batch())));
    settings.options().forEach(option -> command.addAll(List.of("--with", option.name())));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
    builder.environment().putAll(settings.environment());
    Child child;
    try {
      child = new Child(arm + " on " + model.name(), builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    child.read();
    return child;
  }

  /** Sends it to work; the caller must then {@link #finish}. */
  void begin(double seconds) {
    orders.println(seconds);
  }

  Turn finish() {
    return Turn.parse(read());
  }

  private String read() {
    try {
      String line = answers.readLine();
      if (line == null) {
        process.waitFor();
        throw new IllegalStateException(
            "the process of %s ended with code %d; its messages above say why"
                .formatted(name, process.exitValue()));
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + name + " was ending", e);
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Ends it by the end of its input, or by force after ten seconds. */
  @Override
  public void close() {
    orders.close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
