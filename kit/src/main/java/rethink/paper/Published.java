package rethink.paper;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import rethink.plot.Line;

/**
 * Numbers that the paper shows only as curves, read off its figures.
 *
 * @param source where they were read
 * @param note how exactly, and what was inferred
 * @param panels by name: "1a", "1b", "1b-epochs" and "1c" in Figure 1
 */
public record Published(String source, String note, Map<String, Panel> panels) {
  /**
   * One panel of a figure.
   *
   * @param series by condition ("random-labels") or network ("inception")
   * @param thousandStepsToLossOfOneTenth by condition; empty where the panel shows no loss
   */
  public record Panel(
      String x,
      String y,
      Map<String, Series> series,
      Map<String, Double> thousandStepsToLossOfOneTenth) {

    public Panel {
      series = Collections.unmodifiableMap(series);
      thousandStepsToLossOfOneTenth =
          thousandStepsToLossOfOneTenth == null
              ? Map.of()
              : Collections.unmodifiableMap(thousandStepsToLossOfOneTenth);
    }

    /** The value of a curve at one of its points. */
    public double at(String key, double x) {
      Series found = Published.get(series, key, "curve");
      for (int i = 0; i < found.x().length; i++) {
        if (Math.abs(found.x()[i] - x) < 1e-9) {
          return found.y()[i];
        }
      }
      throw new IllegalArgumentException(
          "the published curve \"%s\" has no point at %s; there are %s"
              .formatted(key, x, Arrays.toString(found.x())));
    }

    /** A curve as a quiet dashed line, called "paper", in the colour of its key. */
    public Line line(String key) {
      Series found = Published.get(series, key, "curve");
      return Line.dashed(key, "paper", found.x(), found.y());
    }
  }

  /** The points of one curve. */
  public record Series(double[] x, double[] y) {}

  /** Figure 1: learning curves (a), time to overfit (b) and test error (c) of CIFAR-10 networks. */
  public static Published figure1() {
    return read("figure1.json");
  }

  /** Table I of Bourlard and Wellekens (1990): classification rates by hidden units. */
  public static Published bourlardWellekens() {
    return read("bourlard-wellekens.json");
  }

  /** The panel with a name. */
  public Panel panel(String name) {
    return get(panels, name, "panel");
  }

  private static <T> T get(Map<String, T> map, String key, String what) {
    T found = map.get(key);
    if (found == null) {
      throw new IllegalArgumentException(
          "no published %s \"%s\"; there are %s".formatted(what, key, map.keySet()));
    }
    return found;
  }

  private static Published read(String resource) {
    ObjectMapper mapper =
        new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    try (InputStream in = Published.class.getResourceAsStream(resource)) {
      return mapper.readValue(in, Published.class);
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " is not the table of numbers it should be", e);
    }
  }
}
