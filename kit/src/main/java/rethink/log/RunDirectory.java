package rethink.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files of one run, {@code runs/<id>/}: experiment.json, environment.json, metrics.jsonl (one
 * object per epoch, written at once), and DONE, written last by an atomic move; before it,
 * checkpoints. One thread of one process at a time may hold it; a second one waits.
 */
public final class RunDirectory implements AutoCloseable {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** What of the environment decides the bits of a run, and so whether it can be gone on with. */
  private static final List<String> DECISIVE =
      List.of(
          "codeSha256",
          "java",
          "os",
          "processor",
          "OPENBLAS_CORETYPE",
          "backend",
          "threads",
          "dataSha256");

  /**
   * What a run is trained on.
   *
   * @param sha256 of the training and test images before the corruption
   * @param exact whether they are from the official files; null where none are known
   * @param trainSha256 of the training images after the corruption
   */
  public record Data(String sha256, Boolean exact, String trainSha256) {}

  private final String id;
  private final Path directory;
  private final RunLock lock;
  private MetricsFile metrics;

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

  /** As {@link #open}, but returns at once, with nothing, while another run holds it. */
  public static Optional<RunDirectory> tryOpen(Path runs, String id) {
    try {
      Path directory = Files.createDirectories(runs.resolve(id));
      return RunLock.tryTake(directory).map(lock -> new RunDirectory(id, directory, lock));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + runs + "; choose another folder", e);
    }
  }

  public boolean isDone() {
    return Files.exists(directory.resolve(RunReader.DONE));
  }

  /**
   * Writes what is known before the first step, or finds that an earlier start, broken off, was
   * made by the same code on the same processor with the same natives, threads and data. If it was
   * not, everything it left is deleted.
   *
   * @param notices is told why an earlier start is thrown away
   * @return whether the earlier start can be gone on with
   * @throws IllegalStateException if the training set is another than that of the earlier start
   *     although code and data are the same
   */
  public boolean begin(
      JsonNode experiment, String backend, int threads, Data data, Consumer<String> notices) {
    try {
      Map<String, Object> now = new LinkedHashMap<>(Environment.describe());
      now.put("backend", backend);
      now.put("threads", threads);
      now.put("dataSha256", data.sha256());
      now.put("dataExact", data.exact());
      now.put("trainSha256", data.trainSha256());
      Optional<JsonNode> before = environment();
      if (before.isPresent()) {
        Optional<String> change = change(before.get(), JSON.valueToTree(now));
        if (change.isEmpty()) {
          return true;
        }
        notices.accept("the run in %s starts anew: %s".formatted(directory, change.get()));
      }
      clear();
      write(RunReader.EXPERIMENT, experiment);
      write(RunReader.ENVIRONMENT, now);
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + directory, e);
    }
  }

  /** What an earlier start ran on; nothing if there was none, or if it did not come that far. */
  private Optional<JsonNode> environment() throws IOException {
    Path file = directory.resolve(RunReader.ENVIRONMENT);
    try {
      return Files.exists(file) ? Optional.of(JSON.readTree(file.toFile())) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private Optional<String> change(JsonNode before, JsonNode now) {
    for (String field : DECISIVE) {
      // One that is missing and one that is null are the same.
      if (!before.path(field).asText().equals(now.path(field).asText())) {
        return Optional.of(
            "%s was %s and is %s".formatted(field, before.path(field), now.path(field)));
      }
    }
    String wanted = before.path("trainSha256").asText();
    String found = now.path("trainSha256").asText();
    if (!found.equals(wanted)) {
      throw new IllegalStateException(
          "the training set of the run in %s was %s when it began and is %s now, although code and data are the same; delete the folder and run again"
              .formatted(directory, wanted, found));
    }
    return Optional.empty();
  }

  /** Deletes the files of an earlier start; what tells of it goes last. */
  private void clear() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      all.forEach(files::add);
    }
    files.sort(Comparator.comparing(file -> file.endsWith(RunReader.ENVIRONMENT)));
    for (Path file : files) {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !file.endsWith(RunReader.LOCK)) {
        Files.delete(file);
      }
    }
  }

  /** The folder of the run. */
  public Path path() {
    return directory;
  }

  /** The epochs that the log holds, from the first on; a torn line is none. */
  public List<EpochMetrics> epochs() {
    try {
      return MetricsFile.epochs(directory.resolve(RunReader.METRICS));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the log in " + directory, e);
    }
  }

  /** Opens the log after so many epochs; what it holds of later ones is cut off. */
  public void keep(int epochs) {
    try {
      metrics = MetricsFile.open(directory.resolve(RunReader.METRICS), epochs);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + directory, e);
    }
  }

  /** Appends one epoch; it is in the file when this returns. */
  public void log(EpochMetrics epoch) {
    try {
      metrics.log(epoch);
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
      metrics.sync();
      write(RunReader.DONE, done);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + directory, e);
    }
  }

  /** Reads the finished run. */
  public Run read() {
    return Run.read(directory);
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
    try (lock;
        MetricsFile open = metrics) {
      metrics = null;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + directory + " of run " + id, e);
    }
  }
}
