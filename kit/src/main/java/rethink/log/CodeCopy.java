package rethink.log;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * A copy of this process's jars for runs that go on for days, so that a new build does not change
 * what is running. Made of committed sources only; {@code COMMIT} in it names their commit.
 */
public final class CodeCopy {
  /** System property of a process that runs from a copy: the commit of its sources. */
  static final String COMMIT = "rethink.commit";

  private static final String CURRENT = "current";

  private CodeCopy() {}

  /**
   * The copy that a folder has, made if it has none. A copy is never changed, since it may be in
   * use: a newer one lies beside it.
   *
   * @param anew whether a copy of today's code takes the place of an older one
   * @return the folder of the jars
   * @throws IllegalStateException if the sources of a copy to be made are not as committed
   */
  public static Path in(Path folder, boolean anew) {
    try {
      Path current = folder.resolve(CURRENT);
      if (!anew && Files.exists(current)) {
        return folder.resolve(Files.readString(current).strip());
      }
      String commit = commit();
      Path copy = folder.resolve(commit.substring(0, 12));
      if (!Files.exists(copy.resolve("COMMIT"))) {
        Files.createDirectories(copy);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
          Path jar = Path.of(entry);
          Files.copy(jar, copy.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(copy.resolve("COMMIT"), commit + "\n");
      }
      Files.writeString(current, copy.getFileName() + "\n");
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy the code into " + folder + ": " + e, e);
    }
  }

  private static String commit() {
    Map<String, Object> here = Environment.describe();
    if (!Boolean.TRUE.equals(here.get("gitClean"))) {
      throw new IllegalStateException(
          "the sources are not as committed (commit %s, clean: %s); recorded runs need a commit that"
                  .formatted(here.get("gitCommit"), here.get("gitClean"))
              + " made them: commit the changes, or clone the repository, and try again");
    }
    return (String) here.get("gitCommit");
  }
}
