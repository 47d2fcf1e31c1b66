package rethink.regularize;

import rethink.data.RandomStream;
import rethink.data.Shape;

/** Mirrors half of the images, left to right (paper, Table 4). */
public record Flip() implements Distortion {

  @Override
  public String name() {
    return Kind.FLIP.text();
  }

  @Override
  public void distort(float[] planes, Shape shape, RandomStream random) {
    if (random.nextDouble() < 0.5) {
      mirror(planes, shape.width());
    }
  }

  static void mirror(float[] planes, int width) {
    for (int row = 0; row < planes.length; row += width) {
      for (int left = row, right = row + width - 1; left < right; left++, right--) {
        float value = planes[left];
        planes[left] = planes[right];
        planes[right] = value;
      }
    }
  }
}
