package rethink.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A finished run as read from its directory; docs/runs.md says what each field holds.
 *
 * @param id the experiment's id
 * @param experiment the canonical JSON of the experiment
 * @param environment what it ran on
 * @param epochs one entry for each epoch, in order
 * @param done what DONE sums up
 */
public record Run(
    String id,
    Path directory,
    JsonNode experiment,
    JsonNode environment,
    List<EpochMetrics> epochs,
    JsonNode done) {

  /**
   * Reads a finished run, in this version of its files or an older one.
   *
   * @throws IllegalStateException if it is not finished, damaged, or newer than this kit
   */
  public static Run read(Path directory) {
    return RunReader.finished(directory);
  }

  /** The epochs after which the whole sets were measured; the last is always among them. */
  public List<EpochMetrics> measured() {
    return epochs.stream().filter(EpochMetrics::isMeasured).toList();
  }

  public EpochMetrics last() {
    return epochs.get(epochs.size() - 1);
  }

  public String dataset() {
    return experiment.path("dataset").asText();
  }

  public String model() {
    return experiment.path("model").asText();
  }

  public String corruption() {
    return experiment.path("corruption").asText();
  }

  /** Names of the regularizers, separated by commas; empty without any. */
  public String regularizers() {
    return StreamSupport.stream(experiment.path("regularizers").spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(", "));
  }

  public long seed() {
    return experiment.path("seed").asLong();
  }

  /** The commit of the kit that made it, short, "with changes" where its sources had any. */
  public String version() {
    return Origin.of(this).version();
  }

  /** One line, for a cell that ends with a run. */
  @Override
  public String toString() {
    return epochs.isEmpty()
        ? "run %s without an epoch, in %s".formatted(id, directory)
        : "run %s: %s on %s, %s, seed %d: %d epochs, training accuracy %.3f, test accuracy %.3f, in %s"
            .formatted(
                id,
                model(),
                dataset(),
                corruption(),
                seed(),
                last().epoch(),
                last().trainAccuracy(),
                last().testAccuracy(),
                directory);
  }
}
