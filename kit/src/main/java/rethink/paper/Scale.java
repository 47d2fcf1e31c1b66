package rethink.paper;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** How large the experiments behind a figure are; the code is the same at every scale. */
public enum Scale {
  /** The whole set of notebooks in about 15 minutes on 2 cores. */
  QUICK,
  /** Hours on 2 cores. */
  STANDARD,
  /** The published sizes. */
  PAPER;

  /**
   * The scale that the system property {@code rethink.scale} or the environment variable {@code
   * RETHINK_SCALE} names; quick if neither does.
   */
  public static Scale current() {
    String name = System.getProperty("rethink.scale", System.getenv("RETHINK_SCALE"));
    return name == null || name.isBlank() ? QUICK : named(name);
  }

  public static Scale named(String name) {
    return Arrays.stream(values())
        .filter(scale -> scale.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no scale is named \"%s\"; choose one of %s"
                        .formatted(name, Arrays.toString(values()))));
  }

  /** Seeds of the runs that a figure averages over, from 1 on. */
  public List<Long> seeds() {
    return LongStream.rangeClosed(1, this == PAPER ? 5 : 3).boxed().toList();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
