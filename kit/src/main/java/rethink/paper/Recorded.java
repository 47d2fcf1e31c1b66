package rethink.paper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import rethink.log.Run;
import rethink.log.Runs;

/**
 * The runs that the repository ships in {@code notebooks/recorded/}, without weights: at the
 * paper's size on the exact CIFAR-10, and in {@code jpeg/} older and smaller ones on a copy of it
 * that was re-encoded as JPEG.
 */
public final class Recorded {
  private static Runs runs;

  private Recorded() {}

  /**
   * All of them, read once. Where both folders have a run, it is that on the exact images.
   *
   * @throws IllegalStateException if one is damaged, or if there are none
   */
  public static synchronized Runs runs() {
    if (runs == null) {
      Path folder = RecordedFolder.find();
      Runs exact = sound(folder);
      Set<String> ids = exact.all().stream().map(Run::id).collect(Collectors.toSet());
      List<Run> all = new ArrayList<>(exact.all());
      all.addAll(sound(folder.resolve("jpeg")).where(run -> !ids.contains(run.id())).all());
      runs = new Runs(all);
    }
    return runs;
  }

  private static Runs sound(Path folder) {
    Runs found = Runs.in(folder);
    if (!found.problems().isEmpty()) {
      throw new IllegalStateException(
          "recorded runs are damaged; restore them by git checkout notebooks/recorded: "
              + String.join("; ", found.problems()));
    }
    return found;
  }
}
