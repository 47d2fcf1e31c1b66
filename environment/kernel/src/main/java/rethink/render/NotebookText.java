package rethink.render;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * The text of a notebook file, which is UTF-8; of another file it says in which cell that shows.
 */
final class NotebookText {
  private NotebookText() {}

  static String of(byte[] bytes) throws IOException {
    for (var other : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
      var mark = "\uFEFF".getBytes(other);
      if (bytes.length >= 2 && bytes[0] == mark[0] && bytes[1] == mark[1]) {
        throw new IOException("the file is " + other + ", wanted UTF-8; save it in Jupyter");
      }
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException fault) {
      throw new IOException(
          where(new String(bytes, StandardCharsets.UTF_8))
              + "is not UTF-8, wanted UTF-8 as Jupyter writes it; convert the file, such as by"
              + " iconv -f ISO-8859-1 -t UTF-8",
          fault);
    }
  }

  /** The cell of the first character that could not be read, and its line. */
  private static String where(String text) {
    try {
      if (new JsonParser().parse(text) instanceof JsonObject root && root.has("cells")) {
        int number = 0;
        for (var cell : root.getAsJsonArray("cells")) {
          number++;
          var found = unreadable(Cell.text(cell.getAsJsonObject().get("source")));
          if (!found.isEmpty() || cell.toString().contains("\uFFFD")) {
            return CellFault.called(number, cell)
                + (found.isEmpty() ? ": its output " : ": the line \"" + found + "\" ");
          }
        }
      }
    } catch (JsonParseException | IllegalStateException | ClassCastException noNotebook) {
      // Then the line of the file has to do.
    }
    return "the line \"" + unreadable(text) + "\" ";
  }

  private static String unreadable(String text) {
    Stream<String> lines = text.lines();
    return lines.filter(line -> line.contains("\uFFFD")).findFirst().orElse("").strip();
  }
}
