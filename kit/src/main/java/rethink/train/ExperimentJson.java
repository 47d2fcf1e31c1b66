package rethink.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import rethink.corrupt.Corruption;
import rethink.data.Dataset;
import rethink.layer.Precision;
import rethink.model.Model;
import rethink.regularize.Regularizer;

/** The canonical form of an experiment, of which its id is the hash: written, and read strictly. */
final class ExperimentJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Raised whenever the same experiment would give other results, so that old runs are not taken
   * for new ones.
   */
  private static final int FORMAT = 2;

  private final JsonNode node;
  private final List<String> known = new ArrayList<>();

  private ExperimentJson(JsonNode node) {
    this.node = node;
  }

  static JsonNode write(Experiment experiment) {
    ObjectNode node = JSON.createObjectNode();
    node.put("format", FORMAT);
    node.put("dataset", experiment.dataset().name());
    node.put("trainSize", experiment.dataset().trainSize());
    node.put("testSize", experiment.dataset().testSize());
    node.put("corruption", experiment.corruption().name());
    node.put("model", experiment.model().name());
    if (!experiment.regularizers().isEmpty()) {
      ArrayNode names = node.putArray("regularizers");
      experiment.regularizers().forEach(each -> names.add(each.name()));
    }
    node.put("learningRate", experiment.learningRate());
    node.put("decay", experiment.decay());
    node.put("momentum", experiment.momentum());
    node.put("batch", experiment.batch());
    node.put("epochs", experiment.epochs());
    StopRule stop = experiment.stop();
    node.put("stopAtLoss", stop.loss());
    if (stop.accuracy() > 0) {
      node.put("stopAtAccuracy", stop.accuracy());
    }
    if (stop.epochs() > 1) {
      node.put("stopAfterEpochs", stop.epochs());
    }
    if (!experiment.measured().equals(MeasuredEpochs.ALL)) {
      node.put("measuredEpochs", experiment.measured().toString());
    }
    if (experiment.precision() != Precision.FLOAT32) {
      node.put("precision", experiment.precision().toString());
    }
    node.put("seed", experiment.seed());
    return node;
  }

  static Experiment read(JsonNode node) {
    if (!node.isObject()) {
      throw refused("is %s, wanted an object".formatted(node));
    }
    ExperimentJson json = new ExperimentJson(node);
    int format = json.integer("format");
    if (format != FORMAT) {
      throw refused(
          "has format %d, wanted %d; another version of this program wrote it"
              .formatted(format, FORMAT));
    }
    Experiment experiment =
        new Experiment(
            new Dataset(json.text("dataset"), json.integer("trainSize"), json.integer("testSize")),
            Corruption.named(json.text("corruption")),
            Model.named(json.text("model")),
            json.regularizers(),
            new Protocol(
                json.number("learningRate"),
                json.number("decay"),
                json.number("momentum"),
                json.integer("batch"),
                json.integer("epochs"),
                new StopRule(
                    json.number("stopAtLoss"),
                    json.has("stopAtAccuracy") ? json.number("stopAtAccuracy") : 0,
                    json.has("stopAfterEpochs") ? json.integer("stopAfterEpochs") : 1),
                json.has("measuredEpochs")
                    ? MeasuredEpochs.named(json.text("measuredEpochs"))
                    : MeasuredEpochs.ALL,
                json.has("precision")
                    ? Precision.named(json.text("precision"))
                    : Precision.FLOAT32),
            json.field("seed", ExperimentJson::isLong, "a whole number").longValue());
    json.requireNoOther();
    return experiment;
  }

  /** Whether it has a field that is left out at its default value, so that old ids stay. */
  private boolean has(String name) {
    return node.has(name);
  }

  private List<Regularizer> regularizers() {
    List<Regularizer> read = new ArrayList<>();
    if (has("regularizers")) {
      for (JsonNode name : field("regularizers", ExperimentJson::isNames, "a list of names")) {
        read.add(Regularizer.named(name.textValue()));
      }
    }
    return read;
  }

  private static boolean isNames(JsonNode value) {
    return value.isArray()
        && !value.isEmpty()
        && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isTextual);
  }

  private String text(String name) {
    return field(name, JsonNode::isTextual, "a text").textValue();
  }

  private int integer(String name) {
    return field(name, value -> isLong(value) && value.canConvertToInt(), "a whole number")
        .intValue();
  }

  private double number(String name) {
    return field(name, JsonNode::isNumber, "a number").doubleValue();
  }

  private JsonNode field(String name, Predicate<JsonNode> type, String wanted) {
    known.add(name);
    JsonNode value = node.get(name);
    if (value == null) {
      throw refused("has no field \"%s\", wanted %s".formatted(name, wanted));
    }
    if (!type.test(value)) {
      throw refused("has \"%s\": %s, wanted %s".formatted(name, value, wanted));
    }
    return value;
  }

  /** Unlike 1.0, which would convert as well. */
  private static boolean isLong(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong();
  }

  private void requireNoOther() {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw refused("has the field \"%s\", wanted only %s".formatted(name, known));
              }
            });
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("the JSON of an experiment " + why);
  }
}
