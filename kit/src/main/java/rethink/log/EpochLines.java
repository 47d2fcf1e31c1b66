package rethink.log;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.DoubleDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Epochs as lines of strict JSON. It has no NaN and no infinity: null stands for them, and is read
 * as NaN.
 */
final class EpochLines {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(
              new SimpleModule()
                  .addSerializer(double.class, new NullForNan())
                  .addDeserializer(double.class, new DoubleDeserializer(double.class, Double.NaN)));

  private EpochLines() {}

  static String write(EpochMetrics epoch) throws IOException {
    return JSON.writeValueAsString(epoch);
  }

  static EpochMetrics read(String line) throws JsonProcessingException {
    return JSON.readValue(line, EpochMetrics.class);
  }

  static List<EpochMetrics> read(Path file) throws IOException {
    try (MappingIterator<EpochMetrics> lines =
        JSON.readerFor(EpochMetrics.class).readValues(file.toFile())) {
      return List.copyOf(lines.readAll());
    }
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
}
