package rethink.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The code that a notebook shows: its cells, and the sources of the parts of the paper and of the
 * theory that these import and that those import in turn. What they stand on (training, layers,
 * data) has tests of its own and is left out: it changes far more often.
 */
final class NotebookCode {
  /** The note that keeps the checksum of the code by which outputs were made. */
  private static final String NOTE = "code";

  private static final Pattern STUDY =
      Pattern.compile(
          "^import (?:static )?(rethink\\.(?:paper|theory)(?:\\.[a-z0-9]+)*)\\.",
          Pattern.MULTILINE);

  private final List<Path> sources;

  /**
   * The code in the source folders of the modules in and below KIT, a folder that may be absent.
   */
  NotebookCode(Path kit) throws IOException {
    if (!Files.isDirectory(kit)) {
      sources = List.of();
      return;
    }
    try (var found = Files.find(kit, 4, (path, file) -> file.isDirectory())) {
      sources =
          found
              .filter(path -> path.endsWith("src/main/java") || path.endsWith("src/main/resources"))
              .toList();
    }
  }

  /** Writes down in NOTEBOOK, just executed, by which code. */
  void note(NotebookFile notebook) throws IOException {
    notebook.note(NOTE, checksum(notebook));
  }

  /** Whether the outputs of NOTEBOOK were made at another scale than SCALE or by other code. */
  boolean hasChanged(NotebookFile notebook, String scale) throws IOException {
    return !scale.equals(notebook.note("scale")) || !checksum(notebook).equals(notebook.note(NOTE));
  }

  private String checksum(NotebookFile notebook) throws IOException {
    var cells =
        notebook.codeCells().stream().map(Cell::source).collect(Collectors.joining("\n\0\n"));
    var text = new StringBuilder(cells);
    var waiting = new ArrayDeque<>(packages(cells));
    var seen = new TreeSet<>(waiting);
    while (!waiting.isEmpty()) {
      for (var file : files(waiting.remove())) {
        var source = read(file);
        packages(source).stream().filter(seen::add).forEach(waiting::add);
      }
    }
    for (var name : seen) {
      for (var file : files(name)) {
        text.append('\0').append(file.getFileName()).append('\0').append(read(file));
      }
    }
    return sha256(text.toString());
  }

  private static List<String> packages(String source) {
    return STUDY.matcher(source).results().map((MatchResult found) -> found.group(1)).toList();
  }

  /** The files of a package, sources and resources, in the order of their names. */
  private List<Path> files(String name) throws IOException {
    var files = new ArrayList<Path>();
    for (var source : sources) {
      var folder = source.resolve(name.replace('.', '/'));
      if (Files.isDirectory(folder)) {
        try (var found = Files.list(folder)) {
          found.filter(Files::isRegularFile).forEach(files::add);
        }
      }
    }
    files.sort(Comparator.comparing(file -> file.getFileName().toString()));
    return files;
  }

  /** Without what a checkout on another system changes. */
  private static String read(Path file) throws IOException {
    return Files.readString(file).replace("\r\n", "\n");
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes).substring(0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
