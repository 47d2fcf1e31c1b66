package rethink.render;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a notebook whose cells are written in another language, before its first cell fails. */
final class ForeignCode {
  /**
   * Kernels of other languages. Theirs are listed, and not those of Java, because anybody may give
   * a kernel of Java a name of its own.
   */
  private static final Pattern KERNELS =
      Pattern.compile(
          "(?i)(i?python|pypy|xpython|ir$|julia|i?javascript|jslab|tslab|i?typescript|deno|i?node"
              + "|i?kotlin|i?scala|almond|i?groovy|i?clojure|bash|xcpp|cling|c\\+\\+|octave|matlab"
              + "|sage|sos$|i?ruby|rust|evcxr|gophernotes|gonb|i?haskell|\\.net|i?perl|raku|sql).*");

  private ForeignCode() {}

  /** What says that NOTEBOOK, or one of its cells, is not Java. */
  static Optional<String> fault(NotebookFile notebook) {
    var metadata = notebook.json().get("metadata");
    var kernel = member(metadata, "kernelspec");
    var name = text(kernel, "name");
    var cells = notebook.codeCells();
    for (var language :
        new String[] {text(kernel, "language"), text(member(metadata, "language_info"), "name")}) {
      if (isForeign(language) && !cells.isEmpty()) {
        return Optional.of(whole("language is " + language, cells.get(0)));
      }
    }
    if (KERNELS.matcher(name).matches() && !cells.isEmpty()) {
      return Optional.of(whole("kernel is " + name, cells.get(0)));
    }
    for (int k = 1; k <= cells.size(); k++) {
      var language = text(member(cells.get(k - 1).json().get("metadata"), "vscode"), "languageId");
      if (isForeign(language)) {
        return Optional.of(
            "cell %d is written in %s, wanted Java; leave it out by the tag skip-execution"
                .formatted(k, language));
      }
    }
    return Optional.empty();
  }

  private static String whole(String found, Cell first) {
    return "the notebook's %s (its cell 1 begins \"%s\"), wanted Java; if it is Java, save it in Jupyter with the kernel Java"
        .formatted(found, first.source().strip().lines().findFirst().orElse(""));
  }

  private static boolean isForeign(String language) {
    return !language.isEmpty() && !language.equalsIgnoreCase("java");
  }

  private static JsonElement member(JsonElement owner, String name) {
    return owner instanceof JsonObject object ? object.get(name) : null;
  }

  private static String text(JsonElement owner, String name) {
    return Cell.text(member(owner, name)).strip();
  }
}
