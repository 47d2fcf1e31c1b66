package rethink.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * The checkpoints of one run, {@code checkpoint-<images seen>} in its directory, of which the last
 * two are kept. One is written every 30 seconds (system property {@code
 * rethink.checkpoint.seconds}), and less often where writing would take more than a hundredth of
 * the time.
 */
final class Checkpoints {
  private static final String PREFIX = "checkpoint-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "\\d{12}");
  private static final int KEPT = 2;
  private static final long PATIENCE = 100;

  private final Path directory;
  private final Experiment experiment;
  private final Consumer<String> notices;
  private final long interval =
      Math.round(1e9 * Double.parseDouble(System.getProperty("rethink.checkpoint.seconds", "30")));
  private long next = System.nanoTime() + interval;

  /**
   * @param notices is told what was damaged
   */
  Checkpoints(Path directory, Experiment experiment, Consumer<String> notices) {
    this.directory = directory;
    this.experiment = experiment;
    this.notices = notices;
  }

  /** Writes one if it is time. */
  void tick(ComputationGraph net, Position at) {
    if (System.nanoTime() - next >= 0) {
      write(net, at);
    }
  }

  void write(ComputationGraph net, Position at) {
    long begun = System.nanoTime();
    long images = at.images(experiment.dataset().trainSize());
    Path file = directory.resolve(PREFIX + "%012d".formatted(images));
    try {
      Checkpoint.write(file, experiment.id(), at, net);
      for (Path old : newestFirst().stream().skip(KEPT).toList()) {
        Files.delete(old);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write checkpoint " + file, e);
    }
    long now = System.nanoTime();
    next = now + (interval == 0 ? 0 : Math.max(interval, PATIENCE * (now - begun)));
  }

  /**
   * Puts the newest sound state into the network; damaged files are deleted.
   *
   * @param epochs that are logged: the state may be in the next one at most
   * @return where it stands; the start if there is none, with the network untouched
   */
  Position restore(ComputationGraph net, int epochs) {
    try {
      for (Path file : newestFirst()) {
        try {
          return Checkpoint.read(file, experiment.id(), epochs + 1, net);
        } catch (IOException e) {
          notices.accept(
              "checkpoint %s is of no use: %s; the one before it is taken"
                  .formatted(file, e.getMessage()));
          Files.delete(file);
        }
      }
      return Position.START;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the checkpoints in " + directory, e);
    }
  }

  void delete() {
    try {
      for (Path file : newestFirst()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the checkpoints in " + directory, e);
    }
  }

  private List<Path> newestFirst() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }
}
