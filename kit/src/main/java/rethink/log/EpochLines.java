package rethink.log;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Epochs as lines of strict JSON. It has no NaN and no infinity: null stands for them, and is read
 * as NaN. A line without one of the fields that all have, or with another type, is damaged and
 * never filled in.
 */
final class EpochLines {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .addModule(
              new SimpleModule()
                  .addSerializer(double.class, new NullForNan())
                  .addDeserializer(double.class, new NanForNull()))
          .build();

  /** What only data of many classes have. */
  private static final List<String> SOMETIMES =
      List.of("trainTopFiveAccuracy", "testTopFiveAccuracy");

  /** What only epochs have that were measured: all of it or nothing. */
  private static final List<String> MEASURED =
      List.of(
          "trainLoss",
          "trainAccuracy",
          "trainAccuracyClean",
          "trainAccuracyCorrupted",
          "testLoss",
          "testAccuracy",
          "testLossCorrupted",
          "testAccuracyCorrupted");

  private EpochLines() {}

  static String write(EpochMetrics epoch) throws IOException {
    ObjectNode fields = JSON.valueToTree(epoch);
    SOMETIMES.stream().filter(name -> fields.path(name).isNull()).forEach(fields::remove);
    if (MEASURED.stream().allMatch(name -> fields.path(name).isNull())) {
      fields.remove(MEASURED);
    }
    return JSON.writeValueAsString(fields);
  }

  static EpochMetrics read(String line) throws JsonProcessingException {
    if (!(JSON.readTree(line) instanceof ObjectNode fields)) {
      throw new JsonParseException(null, "it is no JSON object");
    }
    SOMETIMES.stream().filter(name -> !fields.has(name)).forEach(fields::putNull);
    if (MEASURED.stream().noneMatch(fields::has)) {
      MEASURED.forEach(fields::putNull);
    }
    return JSON.treeToValue(fields, EpochMetrics.class);
  }

  /**
   * All epochs of a finished run.
   *
   * @throws DamagedException if a line is torn, or if the epochs are not 1, 2, 3 and so on
   */
  static List<EpochMetrics> read(Path file) throws IOException {
    List<String> lines = lines(file);
    List<EpochMetrics> epochs = firstOf(lines);
    int next = epochs.size();
    if (next < lines.size()) {
      throw new DamagedException(
          "line %d of %s is not epoch %d: %s"
              .formatted(next + 1, file.getFileName(), next + 1, brief(lines.get(next))));
    }
    return epochs;
  }

  /** What a run that goes on, or was broken off, has logged so far, up to a line that is torn. */
  static List<EpochMetrics> readSoFar(Path file) throws IOException {
    return firstOf(lines(file));
  }

  /** Not by Files.lines, for which a torn file may hold bytes that are no text. */
  private static List<String> lines(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
  }

  private static List<EpochMetrics> firstOf(List<String> lines) {
    List<EpochMetrics> epochs = new ArrayList<>();
    try {
      for (String line : lines) {
        EpochMetrics epoch = read(line);
        if (epoch.epoch() != epochs.size() + 1) {
          break;
        }
        epochs.add(epoch);
      }
    } catch (JsonProcessingException torn) {
      // The lines before it stand.
    }
    return List.copyOf(epochs);
  }

  private static String brief(String line) {
    return line.length() > 60 ? line.substring(0, 60) + "..." : line;
  }

  private static final class NullForNan extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        out.writeNumber(value);
      } else {
        out.writeNull();
      }
    }
  }

  private static final class NanForNull extends JsonDeserializer<Double> {
    @Override
    public Double deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return in.currentToken().isNumeric()
          ? in.getDoubleValue()
          : (Double) context.handleUnexpectedToken(Double.class, in);
    }

    @Override
    public Double getNullValue(DeserializationContext context) {
      return Double.NaN;
    }
  }
}
