package rethink.data;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import rethink.progress.InParallel;

/**
 * The embedded default dataset: 32x32x3 pictures of ten shapes, drawn by code from a fixed seed,
 * endless in number.
 *
 * <p>Made to have the character of natural images for this study. The class is the outline of one
 * object of free position, size, rotation and colours among clutter: local, so that convolutional
 * networks find it and fully connected ones hardly do. The colours lean weakly towards the class,
 * so that fully connected networks too learn something that generalises. docs/shapes.md holds the
 * calibration.
 */
public final class Shapes {
  /** The ten classes, by label. */
  public static final List<String> CLASSES =
      List.of(
          "disc",
          "ring",
          "square",
          "frame",
          "triangle",
          "star",
          "plus",
          "crescent",
          "bars",
          "wedge");

  /** The shape of each picture. */
  public static final Shape SHAPE = new Shape(32, 32, 3);

  private static final long SEED = 1611_03530L;

  private static final Map<Split, SoftReference<Drawn>> KEPT = new EnumMap<>(Split.class);

  private Shapes() {}

  /** 50,000 training and 10,000 test pictures. */
  public static Dataset dataset() {
    return Dataset.named("shapes");
  }

  /**
   * The first {@code n} pictures of one half. Labels follow no order; each class has the same
   * chance. What was drawn before is kept while memory lasts.
   *
   * @throws CancellationException soon after the thread is interrupted
   */
  public static ImageSet draw(Split split, int n) {
    Drawn before = kept(split);
    Drawn all = before.size() < n ? before.upTo(n, split) : before;
    keep(split, all);
    return all.first(n);
  }

  private static synchronized Drawn kept(Split split) {
    SoftReference<Drawn> reference = KEPT.get(split);
    Drawn drawn = reference == null ? null : reference.get();
    return drawn == null ? Drawn.NONE : drawn;
  }

  private static synchronized void keep(Split split, Drawn drawn) {
    if (drawn.size() > kept(split).size()) {
      KEPT.put(split, new SoftReference<>(drawn));
    }
  }

  private record Drawn(byte[][] images, int[] labels) {
    static final Drawn NONE = new Drawn(new byte[0][], new int[0]);

    int size() {
      return labels.length;
    }

    Drawn upTo(int n, Split split) {
      byte[][] more = Arrays.copyOf(images, n);
      int[] moreLabels = Arrays.copyOf(labels, n);
      InParallel.each(
          "drawing %,d pictures of shapes".formatted(n - size()),
          n - size(),
          piece -> {
            int i = size() + piece;
            RandomStream random = RandomStream.of(SEED, split + " picture " + i);
            moreLabels[i] = random.nextInt(CLASSES.size());
            more[i] = new ShapePicture(random, moreLabels[i]).bytes();
          });
      return new Drawn(more, moreLabels);
    }

    ImageSet first(int n) {
      return ImageSet.ofBytes(SHAPE, CLASSES, Arrays.copyOf(images, n), Arrays.copyOf(labels, n));
    }
  }
}
