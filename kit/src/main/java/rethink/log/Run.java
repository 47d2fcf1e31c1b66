package rethink.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/**
 * A finished run as read from its directory.
 *
 * @param id the experiment's id
 * @param experiment the canonical JSON of the experiment
 * @param environment what it ran on
 * @param epochs one entry for each epoch, in order
 */
public record Run(
    String id,
    Path directory,
    JsonNode experiment,
    JsonNode environment,
    List<EpochMetrics> epochs) {

  public EpochMetrics last() {
    return epochs.get(epochs.size() - 1);
  }

  public String model() {
    return experiment.get("model").asText();
  }

  public String corruption() {
    return experiment.get("corruption").asText();
  }

  public long seed() {
    return experiment.get("seed").asLong();
  }
}
