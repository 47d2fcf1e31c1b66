package rethink.theory.expressivity;

import java.util.Arrays;
import rethink.data.ImageSet;

/** Points to be fitted, read one at a time so that no second copy of them is ever needed. */
public interface Sample {

  /** Number of points, n. */
  int size();

  /** Number of coordinates of each point, d. */
  int dimension();

  /** Writes the coordinates of a point to {@code target}. */
  void read(int point, double[] target);

  /** The coordinates of one point as a new array. */
  default double[] point(int point) {
    double[] coordinates = new double[dimension()];
    read(point, coordinates);
    return coordinates;
  }

  /** Rows of coordinates, all of one length; taken over, not copied. */
  static Sample of(double[][] points) {
    int dimension = points.length == 0 ? 0 : points[0].length;
    if (dimension == 0 || Arrays.stream(points).anyMatch(row -> row.length != dimension)) {
      throw new IllegalArgumentException(
          "%d points of %d coordinates; wanted at least one point, and equally many coordinates, at least one, of each"
              .formatted(points.length, dimension));
    }
    return new Sample() {
      @Override
      public int size() {
        return points.length;
      }

      @Override
      public int dimension() {
        return dimension;
      }

      @Override
      public void read(int point, double[] target) {
        System.arraycopy(points[point], 0, target, 0, dimension);
      }
    };
  }

  /** The pixels of images on the scale 0..1. */
  static Sample of(ImageSet images) {
    float[] pixels = new float[images.shape().size()];
    return new Sample() {
      @Override
      public int size() {
        return images.size();
      }

      @Override
      public int dimension() {
        return pixels.length;
      }

      @Override
      public void read(int point, double[] target) {
        images.copyPixels(point, pixels, 0);
        for (int i = 0; i < pixels.length; i++) {
          target[i] = pixels[i] / 255.0;
        }
      }
    };
  }
}
