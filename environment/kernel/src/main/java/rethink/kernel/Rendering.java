package rethink.kernel;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.common.Text;
import io.github.spencerpark.jupyter.kernel.display.common.Url;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns objects into bundles (mime type to text) and bundles into the JSON that Jupyter stores. */
final class Rendering {

  private static final Gson GSON = new Gson();
  private static final Renderer RENDERER = new Renderer();

  static {
    Images.register(RENDERER);
    Url.registerAll(RENDERER);
    Text.registerAll(RENDERER);
  }

  private Rendering() {}

  /** The object as the mime types asked for, or as those it prefers; text/plain is always there. */
  static Map<String, String> render(Object value, String... mimes) {
    if (value == null) {
      return Map.of("text/plain", "null");
    }
    if (value.getClass().isArray()) {
      // Java's own text of an array is its address; the list around it adds the outer brackets.
      String text = Arrays.deepToString(new Object[] {value});
      return Map.of("text/plain", text.substring(1, text.length() - 1));
    }
    if (value instanceof DisplayData rendered) {
      return bundle(rendered);
    }
    return bundle(mimes.length == 0 ? RENDERER.render(value) : RENDERER.renderAs(value, mimes));
  }

  private static Map<String, String> bundle(DisplayData data) {
    var bundle = new LinkedHashMap<String, String>();
    GSON.toJsonTree(data)
        .getAsJsonObject()
        .getAsJsonObject("data")
        .entrySet()
        .forEach(
            entry -> {
              JsonElement text = entry.getValue();
              bundle.put(
                  entry.getKey(), text.isJsonPrimitive() ? text.getAsString() : text.toString());
            });
    return bundle;
  }

  static DisplayData data(Map<String, String> bundle) {
    var data = new DisplayData();
    json(bundle).entrySet().forEach(entry -> data.putData(entry.getKey(), entry.getValue()));
    return data;
  }

  /** The bundle as Jupyter's data object: text as strings, JSON types as JSON. */
  static JsonObject json(Map<String, String> bundle) {
    var json = new JsonObject();
    bundle.forEach(
        (mime, text) ->
            json.add(
                mime,
                mime.endsWith("json") ? new JsonParser().parse(text) : new JsonPrimitive(text)));
    return json;
  }
}
