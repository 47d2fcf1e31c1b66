package rethink.paper;

import java.nio.file.Path;
import rethink.log.Runs;

/**
 * The runs that the repository ships in {@code notebooks/recorded/}: what took hours on the real
 * CIFAR-10, without weights.
 */
public final class Recorded {
  private static Runs runs;

  private Recorded() {}

  /**
   * All of them, read once.
   *
   * @throws IllegalStateException if one is damaged
   */
  public static synchronized Runs runs() {
    if (runs == null) {
      Runs found =
          Runs.in(Path.of(System.getProperty("rethink.home", ""), "notebooks", "recorded"));
      if (!found.problems().isEmpty()) {
        throw new IllegalStateException(
            "recorded runs are damaged; restore them by git checkout notebooks/recorded: "
                + String.join("; ", found.problems()));
      }
      runs = found;
    }
    return runs;
  }
}
