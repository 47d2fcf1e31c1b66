package rethink.log;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import rethink.data.Checksum;

/**
 * SHA-256 over the kit's own class files that decide the bits of a run. It tells what git cannot:
 * whether two trees with uncommitted changes are the same, and whether two commits differ for runs
 * at all.
 */
final class CodeChecksum {
  /** What a run is computed by; the other packages look on. */
  static final List<String> PACKAGES =
      List.of("corrupt", "data", "layer", "model", "regularize", "train");

  private CodeChecksum() {}

  /** Of the code in this process; "unknown" where its class files cannot be read. */
  static String here() {
    try {
      CodeSource source = CodeChecksum.class.getProtectionDomain().getCodeSource();
      return source == null ? "unknown" : of(Path.of(source.getLocation().toURI()));
    } catch (IOException | URISyntaxException | FileSystemNotFoundException unreadable) {
      return "unknown";
    }
  }

  /**
   * The hash of one line for each class file, "hash path" as sha256sum writes it, in the order of
   * the paths.
   *
   * @param classes a folder or a jar; both give the same for the same classes
   */
  static String of(Path classes) throws IOException {
    if (Files.isDirectory(classes)) {
      return ofRoot(classes);
    }
    try (FileSystem jar = FileSystems.newFileSystem(classes)) {
      return ofRoot(jar.getPath("/"));
    }
  }

  private static String ofRoot(Path root) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String name : PACKAGES) {
      for (Path file : classFiles(root.resolve("rethink").resolve(name))) {
        String path = root.relativize(file).toString().replace('\\', '/');
        lines.append(Checksum.sha256(Files.readAllBytes(file))).append("  ").append(path);
        lines.append('\n');
      }
    }
    return lines.isEmpty() ? "unknown" : Checksum.sha256(lines.toString());
  }

  private static List<Path> classFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> classes =
          new ArrayList<>(files.filter(file -> file.toString().endsWith(".class")).toList());
      classes.sort((a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()));
      return classes;
    }
  }
}
