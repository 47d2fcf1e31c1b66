package rethink.paper;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** How large the experiments behind a figure are; the code is the same at every scale. */
public enum Scale {
  /**
   * Every cell of every notebook in seconds, with one seed: shows that they run, and nothing else.
   */
  SMOKE,
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
    int seeds =
        switch (this) {
          case SMOKE -> 1;
          case QUICK, STANDARD -> 3;
          case PAPER -> 5;
        };
    return LongStream.rangeClosed(1, seeds).boxed().toList();
  }

  /** What smoke takes, what quick takes, and what the scales take that need hours. */
  public <T> T choose(T smoke, T quick, T hours) {
    return switch (this) {
      case SMOKE -> smoke;
      case QUICK -> quick;
      case STANDARD, PAPER -> hours;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
