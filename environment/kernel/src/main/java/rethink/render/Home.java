package rethink.render;

import java.nio.file.Path;

/**
 * Whose paths are meant: those on a command line are the shell's, what nobody names lies in the
 * project.
 */
final class Home {
  private Home() {}

  /** A folder of the project, or of the shell's folder where no launcher has said which it is. */
  static Path folder(String name) {
    return Path.of(System.getProperty("rethink.home", "")).toAbsolutePath().resolve(name);
  }

  /**
   * PATH as a user of this shell would write it: relative where it lies below the shell's folder.
   */
  static String shown(Path path) {
    var shell = Path.of("").toAbsolutePath();
    var whole = path.toAbsolutePath().normalize();
    return (whole.startsWith(shell) ? shell.relativize(whole) : whole).toString();
  }
}
