package rethink.log;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the files of one run's directory, as docs/runs.md describes them. */
final class RunReader {
  static final String EXPERIMENT = "experiment.json";
  static final String ENVIRONMENT = "environment.json";
  static final String METRICS = "metrics.jsonl";
  static final String DONE = "DONE";
  static final String LOCK = "lock";

  /** What the last attempt ended with, where that was an error. */
  static final String FAILURE = "failure.log";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private RunReader() {}

  /**
   * A finished run.
   *
   * @throws IllegalStateException if it is not finished, damaged, or newer than this kit
   */
  static Run finished(Path directory) {
    if (!Files.exists(directory.resolve(DONE))) {
      throw new IllegalStateException(
          directory + " has no DONE: the run is not finished; run its experiment again");
    }
    try {
      requireAllFiles(directory);
      JsonNode environment = object(directory, ENVIRONMENT);
      requireKnownFormat(directory, environment);
      Run run =
          new Run(
              directory.getFileName().toString(),
              directory,
              experiment(directory),
              environment,
              EpochLines.read(directory.resolve(METRICS)),
              object(directory, DONE));
      requireAllEpochs(run);
      return run;
    } catch (JsonProcessingException e) {
      throw damaged(directory, e.getOriginalMessage(), e);
    } catch (DamagedException e) {
      throw damaged(directory, e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the run in %s (%s)".formatted(directory, e), e);
    }
  }

  /** What can be read of a run that is not finished: missing nodes and no epochs at the least. */
  static Run soFar(Path directory) {
    return new Run(
        directory.getFileName().toString(),
        directory,
        ifSound(directory, EXPERIMENT),
        ifSound(directory, ENVIRONMENT),
        epochsSoFar(directory.resolve(METRICS)),
        MissingNode.getInstance());
  }

  private static void requireAllFiles(Path directory) throws DamagedException {
    for (String name : List.of(EXPERIMENT, ENVIRONMENT, METRICS)) {
      if (!Files.exists(directory.resolve(name))) {
        throw new DamagedException(name + " is missing");
      }
    }
  }

  private static JsonNode experiment(Path directory) throws IOException {
    JsonNode experiment = object(directory, EXPERIMENT);
    for (String name : List.of("model", "corruption", "seed")) {
      if (!experiment.path(name).isValueNode()) {
        throw new DamagedException("%s has no %s".formatted(EXPERIMENT, name));
      }
    }
    return experiment;
  }

  private static void requireKnownFormat(Path directory, JsonNode environment)
      throws DamagedException {
    JsonNode format = environment.path("format");
    if (format.isMissingNode()) {
      return;
    }
    if (!format.canConvertToInt() || format.asInt() < 1) {
      throw new DamagedException("%s has format %s".formatted(ENVIRONMENT, format));
    }
    if (format.asInt() > Environment.FORMAT) {
      throw new IllegalStateException(
          "the run in %s is in format %d and this kit reads up to %d; update the kit"
              .formatted(directory, format.asInt(), Environment.FORMAT));
    }
  }

  /** A log that lost its last lines is otherwise sound; what a run ended at is measured. */
  private static void requireAllEpochs(Run run) throws DamagedException {
    int wanted = run.done().path("epochs").asInt();
    if (wanted < 1 || run.epochs().size() != wanted) {
      throw new DamagedException(
          "%s has %d epochs where %s says %s"
              .formatted(METRICS, run.epochs().size(), DONE, run.done().path("epochs")));
    }
    if (!run.last().isMeasured()) {
      throw new DamagedException(
          "the last epoch of %s, %d, was not measured".formatted(METRICS, wanted));
    }
  }

  private static JsonNode object(Path directory, String name) throws IOException {
    JsonNode node = JSON.readTree(directory.resolve(name).toFile());
    if (!node.isObject()) {
      throw new DamagedException("%s holds no JSON object".formatted(name));
    }
    return node;
  }

  private static JsonNode ifSound(Path directory, String name) {
    try {
      return object(directory, name);
    } catch (IOException unreadable) {
      return MissingNode.getInstance();
    }
  }

  private static List<EpochMetrics> epochsSoFar(Path file) {
    try {
      return EpochLines.readSoFar(file);
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static IllegalStateException damaged(Path directory, String how, IOException cause) {
    return new IllegalStateException(
        "a file of the run in %s is damaged (%s); delete the folder and run again"
            .formatted(directory, how),
        cause);
  }
}
