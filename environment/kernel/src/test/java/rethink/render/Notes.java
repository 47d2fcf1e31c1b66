package rethink.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Notebooks and outputs for tests. */
final class Notes {
  private final JsonArray cells = new JsonArray();

  static Notes notebook() {
    return new Notes();
  }

  Notes text(String source) {
    add("markdown", source);
    return this;
  }

  /** A code cell that ran as number COUNT and left OUTPUTS. */
  Notes code(int count, String source, JsonObject... outputs) {
    var cell = add("code", source);
    cell.addProperty("execution_count", count);
    cell.add("outputs", new JsonArray());
    for (var output : outputs) {
      cell.getAsJsonArray("outputs").add(output);
    }
    return this;
  }

  /** A code cell that has not run. */
  Notes code(String source) {
    new Cell(add("code", source)).clear();
    return this;
  }

  Notes raw(String source) {
    add("raw", source);
    return this;
  }

  static void tag(Cell cell, String tag) {
    var tags = new JsonArray();
    tags.add(tag);
    cell.json().getAsJsonObject("metadata").add("tags", tags);
  }

  private JsonObject add(String type, String source) {
    var cell = new JsonObject();
    cell.addProperty("cell_type", type);
    cell.add("metadata", new JsonObject());
    cell.addProperty("source", source);
    cells.add(cell);
    return cell;
  }

  NotebookFile named(String name) {
    var kernel = new JsonObject();
    kernel.addProperty("display_name", "Java");
    kernel.addProperty("language", "java");
    kernel.addProperty("name", "java");
    var metadata = new JsonObject();
    metadata.add("kernelspec", kernel);
    var json = new JsonObject();
    json.add("cells", cells);
    json.add("metadata", metadata);
    json.addProperty("nbformat", 4);
    json.addProperty("nbformat_minor", 5);
    return new NotebookFile(name, json);
  }

  static JsonObject stream(String text) {
    var output = new JsonObject();
    output.addProperty("output_type", "stream");
    output.addProperty("name", "stdout");
    output.addProperty("text", text);
    return output;
  }

  static JsonObject error(String name, String value) {
    var output = new JsonObject();
    output.addProperty("output_type", "error");
    output.addProperty("ename", name);
    output.addProperty("evalue", value);
    output.add("traceback", new JsonArray());
    return output;
  }

  /** A displayed bundle: MIME types and texts in turn. */
  static JsonObject display(String... bundle) {
    var data = new JsonObject();
    for (int i = 0; i < bundle.length; i += 2) {
      data.addProperty(bundle[i], bundle[i + 1]);
    }
    var output = new JsonObject();
    output.addProperty("output_type", "display_data");
    output.add("data", data);
    output.add("metadata", new JsonObject());
    return output;
  }

  static JsonObject png(String words) {
    return display("image/png", Base64.getEncoder().encodeToString(png()), "text/plain", words);
  }

  /** A picture of one pixel. */
  static byte[] png() {
    try {
      var bytes = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", bytes);
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
