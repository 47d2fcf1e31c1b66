package rethink.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The door for libraries: shows bundles (mime type to text, images as base64) below the running
 * cell.
 */
public final class Display {

  private static volatile Screen screen;
  private static volatile String lastId;

  private Display() {}

  /** True in a JVM that runs cells, under Jupyter or headlessly. */
  public static boolean isActive() {
    return screen != null;
  }

  /**
   * Shows a bundle below the cell and returns its display id; adds text/plain where it is missing.
   *
   * @throws IllegalStateException when this JVM runs no cells
   */
  public static String show(Map<String, String> mimeBundle) {
    String id = UUID.randomUUID().toString();
    active().show(id, withText(mimeBundle));
    lastId = id;
    return id;
  }

  /**
   * Replaces in place what {@link #show} returned the id of.
   *
   * @throws IllegalStateException when this JVM runs no cells
   */
  public static void update(String displayId, Map<String, String> mimeBundle) {
    active().update(displayId, withText(mimeBundle));
  }

  /**
   * True for the id returned last: a cell that ends with display(x) has shown x, the id is no
   * result.
   */
  static boolean isLastId(Object value) {
    return value != null && value == lastId;
  }

  static void attach(Screen newScreen) {
    screen = newScreen;
  }

  private static Screen active() {
    Screen current = screen;
    if (current == null) {
      throw new IllegalStateException(
          "no notebook is running in this JVM, so nothing can be shown; ask Display.isActive()"
              + " first and print text instead");
    }
    return current;
  }

  private static Map<String, String> withText(Map<String, String> bundle) {
    if (bundle.isEmpty()) {
      throw new IllegalArgumentException(
          "the bundle is empty; put at least one mime type into it, such as text/plain");
    }
    if (bundle.containsKey("text/plain")) {
      return bundle;
    }
    var complete = new LinkedHashMap<>(bundle);
    complete.put("text/plain", "[" + String.join(", ", bundle.keySet()) + "]");
    return complete;
  }
}
