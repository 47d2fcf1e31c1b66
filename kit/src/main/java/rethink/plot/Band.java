package rethink.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The spread around the line with the same key. Immutable: arrays are copied in and out.
 *
 * @param low lower edge, same length as {@code x}
 * @param high upper edge, same length as {@code x}
 */
public record Band(String key, double[] x, double[] low, double[] high) {
  public Band {
    if (x.length != low.length || x.length != high.length) {
      throw new IllegalArgumentException(
          "band \"%s\" has %d x values, %d low and %d high; each point needs all three"
              .formatted(key, x.length, low.length, high.length));
    }
    x = x.clone();
    low = low.clone();
    high = high.clone();
  }

  /** Itself without the places where it has no edge: a band for each stretch between them. */
  List<Band> pieces() {
    List<Band> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= x.length; i++) {
      if (i == x.length || Double.isNaN(low[i]) || Double.isNaN(high[i])) {
        if (from < i) {
          pieces.add(
              new Band(
                  key,
                  Arrays.copyOfRange(x, from, i),
                  Arrays.copyOfRange(low, from, i),
                  Arrays.copyOfRange(high, from, i)));
        }
        from = i + 1;
      }
    }
    return pieces;
  }

  @Override
  public double[] x() {
    return x.clone();
  }

  @Override
  public double[] low() {
    return low.clone();
  }

  @Override
  public double[] high() {
    return high.clone();
  }
}
