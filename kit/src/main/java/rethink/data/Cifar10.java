package rethink.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * CIFAR-10 (Krizhevsky, 2009) in its official binary version: 50,000 training and 10,000 test
 * images, 32x32x3, 10 classes. A file is 10,000 records of a label byte and then the red, green and
 * blue planes.
 */
public final class Cifar10 {
  static final Catalogue.Entry ENTRY = Catalogue.entry("cifar10");
  static final Shape SHAPE = new Shape(32, 32, 3);
  static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private static final List<String> TRAIN =
      List.of(
          "data_batch_1.bin",
          "data_batch_2.bin",
          "data_batch_3.bin",
          "data_batch_4.bin",
          "data_batch_5.bin");
  private static final List<String> TEST = List.of("test_batch.bin");
  private static final int PER_FILE = 10_000;

  private Cifar10() {}

  /** All of it, read when first asked for. */
  public static Dataset dataset() {
    return Dataset.named("cifar10");
  }

  /**
   * One half from the folder that holds the {@code .bin} files. The official archive gives no
   * checksum of single files, so size and labels are checked here and {@link Dataset#checksum}
   * tells copies apart.
   */
  public static ImageSet read(Path folder, Split split) {
    List<String> files = split == Split.TRAIN ? TRAIN : TEST;
    byte[][] images = new byte[files.size() * PER_FILE][];
    int[] labels = new int[images.length];
    int image = 0;
    for (String name : files) {
      StoredFile file = ENTRY.file(name, folder);
      byte[] content = file.read();
      for (int at = 0; at < content.length; at += 1 + SHAPE.size(), image++) {
        labels[image] = content[at] & 0xFF;
        if (labels[image] >= CLASSES.size()) {
          throw file.damaged(
              "label %d in record %d".formatted(labels[image], image % PER_FILE),
              "labels 0..%d".formatted(CLASSES.size() - 1));
        }
        images[image] = Arrays.copyOfRange(content, at + 1, at + 1 + SHAPE.size());
      }
    }
    return ImageSet.ofBytes(SHAPE, CLASSES, images, labels);
  }
}
