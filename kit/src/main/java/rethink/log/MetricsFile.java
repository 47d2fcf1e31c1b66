package rethink.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code metrics.jsonl} while a run writes it: one line for each epoch. */
final class MetricsFile implements Closeable {
  private final FileOutputStream out;

  private MetricsFile(FileOutputStream out) {
    this.out = out;
  }

  /** Opens it for the epoch after the first ones, which it must hold; what follows is cut off. */
  static MetricsFile open(Path file, int epochs) throws IOException {
    // Not a channel kept open: that would be closed by an interrupt of this thread.
    FileOutputStream out = new FileOutputStream(file.toFile(), true);
    out.getChannel().truncate(length(file, epochs));
    return new MetricsFile(out);
  }

  /** The epochs that it holds, from the first on: a torn or foreign line ends them. */
  static List<EpochMetrics> epochs(Path file) throws IOException {
    List<EpochMetrics> epochs = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : text(file).split("(?<=\n)")) {
        Optional<EpochMetrics> epoch = epoch(line, epochs.size() + 1);
        if (epoch.isEmpty()) {
          break;
        }
        epochs.add(epoch.get());
      }
    }
    return epochs;
  }

  private static Optional<EpochMetrics> epoch(String line, int wanted) throws IOException {
    try {
      return line.endsWith("\n")
          ? Optional.of(EpochLines.read(line)).filter(epoch -> epoch.epoch() == wanted)
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static long length(Path file, int epochs) throws IOException {
    String text = text(file);
    int length = 0;
    for (int i = 0; i < epochs; i++) {
      length = text.indexOf('\n', length) + 1;
      if (length == 0) {
        throw new IOException("%s holds %d epochs, wanted %d".formatted(file, i, epochs));
      }
    }
    return length;
  }

  /** A character for each byte: whatever a torn line holds, places are counted in bytes. */
  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  /** Appends a line in one piece; it is in the file when this returns. */
  void log(EpochMetrics epoch) throws IOException {
    out.write((EpochLines.write(epoch) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Returns once the lines would outlast a power failure. */
  void sync() throws IOException {
    out.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
