package rethink.regularize;

import rethink.data.RandomStream;
import rethink.data.Shape;

/**
 * Shows a piece at a random place of each original image, all places equally likely, instead of its
 * centre (paper, Table 1: 28x28 of 32x32). Evaluation keeps the centre.
 */
public record RandomCrop() implements Cropping {

  @Override
  public String name() {
    return Kind.RANDOM_CROP.text();
  }

  @Override
  public void cut(float[] original, Shape from, float[] piece, Shape to, RandomStream random) {
    int top = random.nextInt(from.height() - to.height() + 1);
    int left = random.nextInt(from.width() - to.width() + 1);
    for (int channel = 0, row = 0; channel < to.channels(); channel++) {
      for (int y = 0; y < to.height(); y++, row++) {
        int start = channel * from.area() + (top + y) * from.width() + left;
        System.arraycopy(original, start, piece, row * to.width(), to.width());
      }
    }
  }
}
