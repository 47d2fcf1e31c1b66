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

  /** These sentences, and by what the runs were made where a reader has to know. */
  public static String of(List<Run> runs, String... sentences) {
    return Stream.concat(Arrays.stream(sentences), Stream.of(new Runs(runs).mixture()))
        .filter(sentence -> !sentence.isBlank())
        .collect(Collectors.joining(" "));
  }
}
