package rethink.notebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Supplier;
import rethink.plot.InteractivePage;

/**
 * The folder that RETHINK_FIGURES names, if it does. A figure that cannot be written is reported on
 * standard error and does not stop the notebook.
 */
final class FigureFolder {
  private static final String SETTING = "RETHINK_FIGURES";

  private FigureFolder() {}

  static void save(String name, byte[] png) {
    folder().ifPresent(folder -> write(folder, name + ".png", png));
  }

  static void save(String name, byte[] png, Supplier<String> page) {
    save(name, png);
    folder()
        .ifPresent(
            folder -> {
              write(folder, name + ".html", page.get().getBytes(StandardCharsets.UTF_8));
              if (!Files.exists(folder.resolve(InteractivePage.LIBRARY))) {
                var library = InteractivePage.library().getBytes(StandardCharsets.UTF_8);
                write(folder, InteractivePage.LIBRARY, library);
              }
            });
  }

  private static Optional<Path> folder() {
    return Optional.ofNullable(System.getProperty(SETTING, System.getenv(SETTING)))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }

  private static void write(Path folder, String file, byte[] bytes) {
    try {
      Files.createDirectories(folder);
      // Two notebooks may write the same file at once.
      Path half = folder.resolve(file + "." + ProcessHandle.current().pid() + ".part");
      try {
        Files.write(half, bytes);
        Files.move(half, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(half);
      }
    } catch (IOException e) {
      System.err.printf(
          "%s was not written to %s: %s; choose a folder that can be written in %s%n",
          file, folder, e, SETTING);
    }
  }
}
