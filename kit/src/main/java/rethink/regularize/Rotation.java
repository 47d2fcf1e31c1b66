package rethink.regularize;

import rethink.data.RandomStream;
import rethink.data.Shape;

/**
 * Turns each image about its centre by an angle uniform between minus and plus {@code degrees}
 * (paper, Table 4: up to 25). Values are interpolated bilinearly; what lies outside of the image is
 * black, as TensorFlow's rotation has it; on both the paper is silent.
 */
public record Rotation(double degrees) implements Distortion {
  public Rotation {
    Kind.requireStrength("rotation in degrees", degrees, 180);
  }

  /** By up to 25 degrees. */
  public Rotation() {
    this(25);
  }

  @Override
  public String name() {
    return Kind.ROTATION.text(degrees);
  }

  @Override
  public void distort(float[] planes, Shape shape, RandomStream random) {
    turn(planes, shape, degrees * (2 * random.nextDouble() - 1));
  }

  static void turn(float[] planes, Shape shape, double degrees) {
    float[] from = planes.clone();
    float cos = (float) StrictMath.cos(StrictMath.toRadians(degrees));
    float sin = (float) StrictMath.sin(StrictMath.toRadians(degrees));
    float middleX = (shape.width() - 1) / 2f;
    float middleY = (shape.height() - 1) / 2f;
    for (int y = 0, to = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++, to++) {
        float fromX = middleX + cos * (x - middleX) - sin * (y - middleY);
        float fromY = middleY + sin * (x - middleX) + cos * (y - middleY);
        int left = (int) Math.floor(fromX);
        int top = (int) Math.floor(fromY);
        for (int plane = 0; plane < planes.length; plane += shape.area()) {
          float above = between(from, plane, shape, left, top, fromX - left);
          float below = between(from, plane, shape, left, top + 1, fromX - left);
          planes[plane + to] = above + (fromY - top) * (below - above);
        }
      }
    }
  }

  /** The value in a row between two columns. */
  private static float between(
      float[] from, int plane, Shape shape, int left, int y, float toRight) {
    if (y < 0 || y >= shape.height()) {
      return 0;
    }
    int row = plane + y * shape.width();
    float near = left >= 0 && left < shape.width() ? from[row + left] : 0;
    float next = left >= -1 && left + 1 < shape.width() ? from[row + left + 1] : 0;
    return near + toRight * (next - near);
  }
}
