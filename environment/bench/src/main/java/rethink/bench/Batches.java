package rethink.bench;

import java.util.Random;

/**
 * Batches of Gaussian pixels with random labels, the same for every engine. Their content does not
 * matter to the speed; that there are several keeps one from being memorised within seconds.
 *
 * @param size images in one batch
 * @param count different batches
 */
record Batches(int size, int count) {
  static final int SIDE = 28;
  static final int CHANNELS = 3;
  static final int CLASSES = 10;

  static Batches of(int size) {
    return new Batches(size, 8);
  }

  /** Pixels of one batch; the reader chooses the order of the dimensions. */
  float[] pixels(int index) {
    Random random = new Random(index);
    float[] pixels = new float[size * CHANNELS * SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    return pixels;
  }

  long[] labels(int index) {
    return new Random(-1 - index).ints(size, 0, CLASSES).asLongStream().toArray();
  }
}
