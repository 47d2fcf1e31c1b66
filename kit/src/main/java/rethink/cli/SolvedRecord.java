package rethink.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import rethink.data.Checksum;
import rethink.data.Dataset;
import rethink.log.Environment;
import rethink.log.RunDirectory;

/**
 * Kernel machines of one row of a plan: what {@code rethink kernel OPTIONS --json} printed in a
 * process of its own, with what made it, in {@code kernels/<id>.json}.
 *
 * @param id the first 12 digits of the SHA-256 of the options
 */
record SolvedRecord(String options, String id, Path file) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * @param folder of what is recorded
   */
  static SolvedRecord of(String options, Path folder) {
    String id = Checksum.sha256(options).substring(0, 12);
    return new SolvedRecord(options, id, folder.resolve("kernels").resolve(id + ".json"));
  }

  String dataset() {
    return options.replaceFirst("(.* )?--dataset[ =](\\S+).*", "$2");
  }

  boolean isDone() {
    return Files.exists(file);
  }

  /**
   * Solves them, unless another recorder of the same folder does.
   *
   * @return whether they are recorded now
   * @throws CancellationException if this thread is interrupted
   * @throws IllegalStateException if they cannot be solved
   */
  boolean solve(Path runs) {
    Optional<RunDirectory> free = RunDirectory.tryOpen(runs.resolve("kernels"), id);
    if (free.isEmpty()) {
      return false;
    }
    try (RunDirectory held = free.get()) {
      System.out.println("kernel " + options);
      Path printed = held.path().resolve("solved.jsonl");
      Process process = command().redirectOutput(printed.toFile()).start();
      Thread farewell = new Thread(process::destroy);
      Runtime.getRuntime().addShutdownHook(farewell);
      try {
        int code = process.waitFor();
        if (code != 0) {
          throw new IllegalStateException(
              "kernel %s ended with code %d; what it said stands above".formatted(options, code));
        }
      } catch (InterruptedException e) {
        process.destroy();
        Thread.currentThread().interrupt();
        throw new CancellationException("a kernel's solve was broken off; it begins anew");
      } finally {
        Runtime.getRuntime().removeShutdownHook(farewell);
      }
      write(Files.readAllLines(printed));
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot record kernel " + options + ": " + e, e);
    }
  }

  /** With this JVM's options and class path. */
  private ProcessBuilder command() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    words.add("kernel");
    words.addAll(List.of(options.split(" ")));
    words.add("--json");
    return new ProcessBuilder(words).redirectError(Redirect.INHERIT);
  }

  private void write(List<String> lines) throws IOException {
    ObjectNode record = JSON.createObjectNode();
    record.put("kernel", options);
    record.set("environment", JSON.valueToTree(Environment.describe()));
    record.set("dataExact", JSON.valueToTree(Dataset.named(dataset()).isExact().orElse(null)));
    ArrayNode solved = record.putArray("solved");
    for (String line : lines) {
      solved.add(JSON.readTree(line));
    }
    Files.createDirectories(file.getParent());
    Path part = file.resolveSibling(id + ".part");
    Files.writeString(part, JSON.writeValueAsString(record) + "\n");
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
