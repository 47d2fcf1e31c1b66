package rethink.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One picture that a notebook shows.
 *
 * @param name file name without ending: the name that the output or its text gives, else {@code
 *     notebook-k}
 * @param cell number of the code cell, from 1
 * @param caption one line, possibly empty
 * @param alternative what the picture shows, in words
 * @param png the bytes as they stand in the notebook
 */
public record Figure(String name, int cell, String caption, String alternative, byte[] png) {
  /** The kit's text alternatives begin with the chart's name: {@code figure-1a: Training loss}. */
  private static final Pattern NAMED =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9_.-]{0,79})(?::| [-–—])\\s+(\\S.*)");

  /** What a kernel prints of a picture it knows nothing about: {@code BufferedImage@1f2a...}. */
  private static final Pattern OBJECT = Pattern.compile("[\\w.$]+@[0-9a-f]+(: .*)?");

  /** The figures of NOTEBOOK in the order of its cells, each under a name of its own. */
  public static List<Figure> of(NotebookFile notebook) {
    var figures = new ArrayList<Figure>();
    var taken = new HashSet<String>();
    int cell = 0;
    for (var code : notebook.codeCells()) {
      cell++;
      for (var output : code.outputs()) {
        if (output.png().isPresent()) {
          int number = figures.size() + 1;
          figures.add(of(output, notebook.name() + "-" + number, cell, taken));
        }
      }
    }
    return figures;
  }

  private static Figure of(Output output, String fallback, int cell, HashSet<String> taken) {
    var words = output.data("text/plain").strip();
    if (OBJECT.matcher(words).matches()) {
      words = "";
    }
    var first = words.lines().findFirst().orElse("");
    var named = NAMED.matcher(first);
    boolean spoken = named.matches();
    var caption = spoken ? named.group(2) : first;
    var name = slug(!output.figure().isEmpty() ? output.figure() : spoken ? named.group(1) : "");
    name = name.isEmpty() ? fallback : name;
    var unique = name;
    for (int i = 2; !taken.add(unique); i++) {
      unique = name + "-" + i;
    }
    return new Figure(
        unique,
        cell,
        caption,
        words.isEmpty() ? "Figure of cell " + cell : words,
        output.png().orElseThrow());
  }

  /** TEXT as a file name: lower case letters, digits, underscores and hyphens. */
  static String slug(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "-").replaceAll("^-|-$", "");
  }

  String file() {
    return "figures/" + name + ".png";
  }

  /** The address of {@link #file} or another file of this figure's name. */
  String link(String ending) {
    return "figures/" + Links.segment(name) + ending;
  }
}
