package rethink.paper;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rethink.log.Run;
import rethink.log.Runs;

/** The sentences under a figure. */
public final class Caption {
  private Caption() {}

  /**
   * These sentences, and by what the runs were made where a reader has to know.
   *
   * @throws IllegalStateException if there are no runs, since the figure would be empty
   */
  public static String of(List<Run> runs, String... sentences) {
    if (runs.isEmpty()) {
      throw new IllegalStateException(
          "the figure has no run to show; looked among the runs given to it for those of: "
              + String.join(" ", sentences)
              + " Run its experiments by Sweep.of(figure.experiments()).run(), or take"
              + " Figure.recorded() together with Recorded.runs()");
    }
    return Stream.concat(Arrays.stream(sentences), Stream.of(new Runs(runs).mixture()))
        .filter(sentence -> !sentence.isBlank())
        .collect(Collectors.joining(" "));
  }
}
