package rethink.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The magics of cells: %jars, %classpath, %load and %%time. */
final class Magics {

  private static final String KNOWN = "%jars, %classpath, %load, %%time";
  private static final List<String> MAVEN =
      List.of("maven", "mavenRepo", "addMavenDependency", "addMavenDependencies", "loadFromPOM");

  private final Evaluator evaluator;

  Magics(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  static boolean isCellMagic(String cell) {
    return cell.stripLeading().startsWith("%%");
  }

  /** The cell with line magics turned into Java, line for line. */
  static String toJava(String cell) {
    return CellText.replaceMagics(cell, Magics::call);
  }

  /** The cell with spaces in the place of its magics, so that positions stay. */
  static String blank(String cell) {
    String body = isCellMagic(cell) ? blankLine(cell, cell.indexOf("%%")) : cell;
    return CellText.blankMagics(body);
  }

  private static String blankLine(String cell, int start) {
    int end = cell.indexOf('\n', start);
    int length = (end < 0 ? cell.length() : end) - start;
    return cell.substring(0, start) + " ".repeat(length) + cell.substring(start + length);
  }

  /** Whether the line at the position is a magic or the beginning of one. */
  static boolean isMagicLine(String cell, int at) {
    String before = cell.substring(0, cell.lastIndexOf('\n', at - 1) + 1);
    String line = cell.substring(before.length(), at).stripLeading();
    boolean isFirst = before.isBlank();
    return line.startsWith("%%") ? isFirst : line.startsWith("%") && isStatement(before);
  }

  private static boolean isStatement(String before) {
    String magic = before + "%x";
    return !toJava(magic).equals(magic);
  }

  /** The magics that begin as the line does up to the position; none in a magic's arguments. */
  static List<String> complete(String cell, int at) {
    int lineStart = cell.lastIndexOf('\n', at - 1) + 1;
    String begun = cell.substring(lineStart, at).stripLeading();
    boolean isFirst = cell.substring(0, lineStart).isBlank();
    return Stream.of(KNOWN.split(", "))
        .filter(name -> name.startsWith(begun) && (isFirst || !name.startsWith("%%")))
        .toList();
  }

  private static String call(String name, List<String> arguments) {
    String list =
        arguments.stream().map(text -> ", " + literal(text)).collect(Collectors.joining());
    // A block, so that the magic's value is no result of the cell; no name of a package or class,
    // which a cell's variable would hide.
    return "{ $lineMagic(\"" + name + "\"" + list + "); }";
  }

  private static String literal(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Runs {@code %name arguments} and returns its value. */
  Object line(String name, List<String> arguments) throws IOException, CellError {
    switch (name) {
      case "jars", "classpath":
        List<Path> paths = Globs.find(arguments);
        paths.forEach(evaluator::addToClassPath);
        return paths;
      case "load":
        for (String argument : arguments) {
          Scripts.load(argument, evaluator);
        }
        return null;
      default:
        throw unknown("%" + name, name);
    }
  }

  /** Runs a cell that starts with a line {@code %%name arguments}. */
  Object cell(String cell) throws CellError {
    int start = cell.indexOf("%%");
    int end = cell.indexOf('\n', start);
    List<String> words =
        CellText.arguments(cell.substring(start + 2, end < 0 ? cell.length() : end));
    // The magic's line stays as an empty line, so that errors name the right lines.
    String body = cell.substring(0, start) + (end < 0 ? "" : cell.substring(end));
    return words.isEmpty()
        ? cell("", words, body)
        : cell(words.get(0), words.subList(1, words.size()), body);
  }

  /** Runs {@code %%name arguments} on the cell's other lines and returns the cell's value. */
  Object cell(String name, List<String> arguments, String body) throws CellError {
    if (!name.equals("time")) {
      throw unknown("%%" + name, name);
    }
    long start = System.nanoTime();
    try {
      return evaluator.evaluate(body);
    } finally {
      System.out.printf(Locale.ROOT, "Wall time: %.3f s%n", (System.nanoTime() - start) / 1e9);
    }
  }

  private static CellError unknown(String magic, String name) {
    String value =
        MAVEN.contains(name)
            ? magic
                + " is not part of this kernel; run `./mvnw dependency:copy"
                + " -Dartifact=group:name:version -DoutputDirectory=jars` in a terminal,"
                + " then %jars jars/*.jar"
            : "there is no magic " + magic + "; there are " + KNOWN;
    return new CellError("MagicError", value, List.of());
  }
}
