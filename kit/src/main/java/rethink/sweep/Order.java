package rethink.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import rethink.train.Experiment;

/** What a parent asks of its child: an experiment, and the folder that its run goes to. */
record Order(Path runs, Experiment experiment) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** On one line. */
  String line() {
    ObjectNode node = JSON.createObjectNode();
    node.put("runs", runs.toAbsolutePath().toString());
    node.set("experiment", experiment.json());
    return node.toString();
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  static Order parse(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      if (!node.path("runs").isTextual() || !node.path("experiment").isObject()) {
        throw new IllegalArgumentException("an order without runs or experiment: " + line);
      }
      return new Order(Path.of(node.get("runs").asText()), Experiment.read(node.get("experiment")));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an order that is not JSON: " + line, e);
    }
  }

  /** Whether the experiment can be told by name: a reader's own model or data may not be. */
  static boolean canTell(Experiment experiment) {
    try {
      return Experiment.read(experiment.json()).equals(experiment);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
