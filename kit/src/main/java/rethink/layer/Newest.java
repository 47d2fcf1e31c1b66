package rethink.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What was prepared for a shape of input. The four newest shapes are kept, because an epoch of a
 * small set has so many: the full batch and, where they are not the same, the full one of
 * evaluation and the last ones of the training and of the test images. To prepare a network's
 * layers takes as long as several steps.
 */
final class Newest<T> {
  private static final int KEPT = 4;

  /** The newest first. */
  private final List<Prepared<T>> kept = new ArrayList<>();

  private record Prepared<T>(long[] shape, T thing) {}

  /** The thing prepared for this shape, made if it is not there. */
  T of(long[] wanted, Function<long[], T> make) {
    for (int i = 0; i < kept.size(); i++) {
      if (Arrays.equals(kept.get(i).shape(), wanted)) {
        if (i > 0) {
          kept.add(0, kept.remove(i));
        }
        return kept.get(0).thing();
      }
    }
    if (kept.size() == KEPT) {
      kept.remove(KEPT - 1);
    }
    kept.add(0, new Prepared<>(wanted.clone(), make.apply(wanted.clone())));
    return kept.get(0).thing();
  }
}
