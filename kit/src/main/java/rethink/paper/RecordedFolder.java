package rethink.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the recorded runs under any kernel: in the project's folder where a launcher names it, else
 * from the notebook's place or from the kit's own place upwards.
 */
final class RecordedFolder {
  private static final Path IN_PROJECT = Path.of("notebooks", "recorded");
  private static final Path BESIDE_NOTEBOOKS = Path.of("recorded");

  private RecordedFolder() {}

  /**
   * The folder of recorded runs.
   *
   * @throws IllegalStateException if there is none, naming where it was looked for
   */
  static Path find() {
    String home = System.getProperty("rethink.home", "");
    return find(
        home.isBlank() ? List.of() : List.of(Path.of(home)),
        Path.of("").toAbsolutePath(),
        ownPlace());
  }

  static Path find(List<Path> home, Path workingDirectory, List<Path> kit) {
    Set<Path> candidates = new LinkedHashSet<>();
    home.forEach(folder -> candidates.add(folder.resolve(IN_PROJECT)));
    for (Path folder : upwards(workingDirectory)) {
      candidates.add(folder.resolve(BESIDE_NOTEBOOKS));
      candidates.add(folder.resolve(IN_PROJECT));
    }
    kit.stream()
        .flatMap(place -> upwards(place).stream())
        .forEach(folder -> candidates.add(folder.resolve(IN_PROJECT)));
    return candidates.stream()
        .filter(RecordedFolder::holdsRuns)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "found no recorded runs; looked for a folder with finished runs at "
                        + candidates.stream().map(Path::toString).collect(Collectors.joining(", "))
                        + "; put the repository's notebooks/recorded beside the notebook, or start"
                        + " Java with -Drethink.home= and the project's folder"));
  }

  private static List<Path> upwards(Path place) {
    List<Path> folders = new ArrayList<>();
    for (Path folder = place; folder != null; folder = folder.getParent()) {
      folders.add(folder);
    }
    return folders;
  }

  private static boolean holdsRuns(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.find(folder, 3, (file, attributes) -> file.endsWith("DONE"))) {
      return files.findAny().isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  /** The jar or the folder of classes that this class is from. */
  private static List<Path> ownPlace() {
    CodeSource source = RecordedFolder.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? List.of() : List.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException notAFile) {
      return List.of();
    }
  }
}
