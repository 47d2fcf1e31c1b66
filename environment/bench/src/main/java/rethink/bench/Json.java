package rethink.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Map;

/** Results as a list of objects on standard output. */
final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Json() {}

  static void print(List<Map<String, Object>> objects) {
    try {
      System.out.println(MAPPER.writeValueAsString(objects));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("results that are no JSON", e);
    }
  }
}
