package rethink.data;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * MNIST (LeCun, Cortes and Burges) from its IDX files, plain or {@code .gz}: 60,000 training and
 * 10,000 test images of handwritten digits, 28x28x1.
 */
public final class Mnist {
  static final Catalogue.Entry ENTRY = Catalogue.entry("mnist");
  static final Shape SHAPE = new Shape(28, 28, 1);
  static final List<String> CLASSES = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  // IDX magic numbers: two zero bytes, element type 8 (unsigned byte), number of dimensions.
  private static final int IMAGES_MAGIC = 0x0803;
  static final int LABELS_MAGIC = 0x0801;

  private Mnist() {}

  /** All of it, read when first asked for. */
  public static Dataset dataset() {
    return Dataset.named("mnist");
  }

  /** One half from the folder that holds the IDX files. */
  public static ImageSet read(Path folder, Split split) {
    String half = split == Split.TRAIN ? "train" : "t10k";
    int n = split == Split.TRAIN ? 60_000 : 10_000;
    ByteBuffer pixels =
        content(
            ENTRY.file(half + "-images-idx3-ubyte", folder),
            IMAGES_MAGIC,
            n,
            SHAPE.height(),
            SHAPE.width());
    StoredFile labelFile = ENTRY.file(half + "-labels-idx1-ubyte", folder);
    ByteBuffer labelBytes = content(labelFile, LABELS_MAGIC, n);
    byte[][] images = new byte[n][SHAPE.size()];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      pixels.get(images[i]);
      labels[i] = labelBytes.get();
    }
    return ImageSet.ofBytes(SHAPE, CLASSES, images, labels);
  }

  /** What follows the header, once header and checksum have proven to be as wanted. */
  static ByteBuffer content(StoredFile file, int magic, int... dimensions) {
    byte[] bytes = file.read();
    ByteBuffer content = ByteBuffer.wrap(bytes);
    int foundMagic = content.getInt();
    if (foundMagic != magic) {
      throw file.damaged("magic number 0x%08x".formatted(foundMagic), "0x%08x".formatted(magic));
    }
    int[] found = new int[dimensions.length];
    content.asIntBuffer().get(found);
    if (!Arrays.equals(found, dimensions)) {
      throw file.damaged("dimensions " + Arrays.toString(found), Arrays.toString(dimensions));
    }
    content.position(4 + 4 * dimensions.length);
    if (magic == LABELS_MAGIC) {
      checkLabels(file, bytes, content.position());
    }
    file.verify(bytes);
    return content;
  }

  private static void checkLabels(StoredFile file, byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if ((bytes[i] & 0xFF) >= CLASSES.size()) {
        throw file.damaged(
            "label %d of image %d".formatted(bytes[i] & 0xFF, i - from),
            "labels 0..%d".formatted(CLASSES.size() - 1));
      }
    }
  }
}
