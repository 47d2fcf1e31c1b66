package rethink.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files of one run, {@code runs/<id>/}: experiment.json, environment.json, metrics.jsonl (one
 * object per epoch, written at once), and DONE, written last by an atomic move. One thread of one
 * process at a time may hold it; a second one waits.
 */
public final class RunDirectory implements AutoCloseable {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final String id;
  private final Path directory;
  private final RunLock lock;
  private Writer metrics;

  private RunDirectory(String id, Path directory, RunLock lock) {
    this.id = id;
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Takes the directory of one experiment, made if need be; waits while another run holds it.
   *
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static RunDirectory open(Path runs, String id) {
    try {
      Path directory = Files.createDirectories(runs.resolve(id));
      return new RunDirectory(id, directory, RunLock.take(directory));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + runs + "; choose another folder", e);
    }
  }

  public boolean isDone() {
    return Files.exists(directory.resolve("DONE"));
  }

  /** Writes what is known before the first step and empties the log. */
  public void begin(
      JsonNode experiment, String backend, int threads, String dataSha256, String trainSha256) {
    try {
      write("experiment.json", experiment);
      Map<String, Object> environment = new LinkedHashMap<>(Environment.describe());
      environment.put("backend", backend);
      environment.put("threads", threads);
      environment.put("dataSha256", dataSha256);
      environment.put("trainSha256", trainSha256);
      write("environment.json", environment);
      metrics = Files.newBufferedWriter(directory.resolve("metrics.jsonl"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + directory, e);
    }
  }

  /** Appends one epoch; it is in the file when this returns. */
  public void log(EpochMetrics epoch) {
    try {
      metrics.write(EpochLines.write(epoch) + "\n");
      metrics.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + directory, e);
    }
  }

  /** Marks the run as finished. */
  public void finish(EpochMetrics last, String parametersSha256) {
    Map<String, Object> done = new LinkedHashMap<>();
    done.put("epochs", last.epoch());
    done.put("steps", last.steps());
    done.put("seconds", last.seconds());
    done.put("parametersSha256", parametersSha256);
    try {
      write("DONE", done);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + directory, e);
    }
  }

  /** Reads the finished run. */
  public Run read() {
    return read(directory);
  }

  /** Reads a finished run from its directory. */
  public static Run read(Path directory) {
    try {
      if (!Files.exists(directory.resolve("DONE"))) {
        throw new IllegalStateException(
            directory + " has no DONE: the run is not finished; run its experiment again");
      }
      return new Run(
          directory.getFileName().toString(),
          directory,
          JSON.readTree(directory.resolve("experiment.json").toFile()),
          JSON.readTree(directory.resolve("environment.json").toFile()),
          EpochLines.read(directory.resolve("metrics.jsonl")));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "a file of the run in %s is damaged (%s); delete the folder and run again"
              .formatted(directory, e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the run in " + directory, e);
    }
  }

  private void write(String name, Object content) throws IOException {
    Path temporary = directory.resolve(name + ".part");
    Files.writeString(temporary, JSON.writeValueAsString(content) + "\n");
    Files.move(
        temporary,
        directory.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    try (lock) {
      if (metrics != null) {
        metrics.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + directory + " of run " + id, e);
    }
  }
}
