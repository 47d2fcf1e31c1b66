package rethink.data;

import java.util.List;

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

  private Shapes() {}

  /** 50,000 training and 10,000 test pictures. */
  public static Dataset dataset() {
    return Dataset.named("shapes");
  }

  /**
   * The first {@code n} pictures of one half. Labels follow no order; each class has the same
   * chance.
   */
  public static ImageSet draw(Split split, int n) {
    byte[][] images = new byte[n][];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      RandomStream random = RandomStream.of(SEED, split + " picture " + i);
      labels[i] = random.nextInt(CLASSES.size());
      images[i] = new ShapePicture(random, labels[i]).bytes();
    }
    return ImageSet.ofBytes(SHAPE, CLASSES, images, labels);
  }
}
