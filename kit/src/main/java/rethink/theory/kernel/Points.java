package rethink.theory.kernel;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import rethink.data.ImageSet;

/**
 * The features of images, as floats in native memory. They are whole numbers -128..127, and
 * products of {@link #EXACT} such numbers add up to no more than 2^24: a matrix product in single
 * precision gives their inner products without any rounding, whatever its order of summation.
 */
final class Points {
  /** Features whose products are added up at once: 1,024 times 128 squared is 2^24. */
  private static final int EXACT = 1024;

  /** Beyond this, squared distances would not fit into an int. */
  private static final int MOST = Integer.MAX_VALUE / (255 * 255);

  private static final int CHUNK = 100;

  private final int size;
  private final int dimension;
  private final double step;
  private final FloatPointer values;
  private final int[] squares;
  private final int[] hashes;

  private Points(FeatureMap map, ImageSet images) {
    size = images.size();
    dimension = map.dimension(images.shape());
    step = map.step();
    if (dimension < 1 || dimension > MOST) {
      throw new IllegalArgumentException(
          "images have %,d features, wanted 1 to %,d".formatted(dimension, MOST));
    }
    values = new FloatPointer((long) size * dimension);
    squares = new int[size];
    hashes = new int[size];
    Tickets.each(
        (size - 1) / CHUNK + 1,
        (chunk, worker) -> {
          float[] features = new float[dimension];
          for (int i = chunk * CHUNK; i < Math.min(size, (chunk + 1) * CHUNK); i++) {
            map.copy(images, i, features);
            row(i).put(features, 0, dimension);
            squares[i] = square(features);
            hashes[i] = Arrays.hashCode(features);
          }
        });
  }

  static Points of(FeatureMap map, ImageSet images) {
    return new Points(map, images);
  }

  private static int square(float[] features) {
    int sum = 0;
    for (float feature : features) {
      int whole = (int) feature;
      if (whole != feature || whole < -128 || whole > 127) {
        throw new IllegalArgumentException(
            "a feature is %s, wanted a whole number -128..127".formatted(feature));
      }
      sum += whole * whole;
    }
    return sum;
  }

  int size() {
    return size;
  }

  int dimension() {
    return dimension;
  }

  /** What a difference of 1 stands for. */
  double step() {
    return step;
  }

  /** The square of a point's length, in squared steps. */
  int square(int point) {
    return squares[point];
  }

  /** For each point the first one that equals it: itself if there is none before it. */
  int[] twins() {
    Map<Integer, List<Integer>> found = new HashMap<>();
    int[] twins = new int[size];
    for (int i = 0; i < size; i++) {
      int point = i;
      List<Integer> alike = found.computeIfAbsent(hashes[i], hash -> new ArrayList<>(1));
      twins[i] = alike.stream().filter(j -> same(j, point)).findFirst().orElse(point);
      if (twins[i] == i) {
        alike.add(i);
      }
    }
    return twins;
  }

  private boolean same(int i, int j) {
    return Pointer.memcmp(row(i), row(j), (long) dimension * Float.BYTES) == 0;
  }

  private FloatPointer row(int point) {
    return values.getPointer((long) point * dimension);
  }

  /** How many matrix products {@link #products} needs. */
  int slabs() {
    return (dimension - 1) / EXACT + 1;
  }

  /**
   * Inner products of some points with some of {@code others}, by columns, exactly, over the
   * features of one slab; in squared steps.
   */
  void products(
      int slab, int row, int rows, Points others, int column, int columns, FloatPointer block) {
    int from = slab * EXACT;
    cblas_sgemm(
        CblasColMajor,
        CblasTrans,
        CblasNoTrans,
        rows,
        columns,
        Math.min(EXACT, dimension - from),
        1,
        row(row).getPointer(from),
        dimension,
        others.row(column).getPointer(from),
        dimension,
        0,
        block,
        rows);
  }
}
