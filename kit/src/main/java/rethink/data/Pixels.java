package rethink.data;

import java.util.Arrays;
import java.util.function.IntFunction;

/** Where an image set's pixels are: each image channel after channel, row after row. */
interface Pixels {
  int images();

  /** Whether they are whole numbers 0..255. */
  boolean areBytes();

  /** Values of one image, as far as that is known without reading it. */
  int values(int image);

  /** Writes one image, on the scale 0..255, to a target from an offset on. */
  void copy(int image, float[] target, int offset);

  /**
   * Writes one image of bytes to the beginning of a target.
   *
   * @throws IllegalStateException if pixels are no bytes
   */
  void copyBytes(int image, byte[] target);

  /** Those of the images from one index on to before another. */
  Pixels between(int from, int to);

  /** Value {@code i} of image {@code k} becomes value {@code order(k)[i]} of the old image. */
  Pixels rearranged(IntFunction<int[]> order);

  /** In memory, as read from files. */
  record Bytes(byte[][] bytes) implements Pixels {
    @Override
    public int images() {
      return bytes.length;
    }

    @Override
    public boolean areBytes() {
      return true;
    }

    @Override
    public int values(int image) {
      return bytes[image].length;
    }

    @Override
    public void copy(int image, float[] target, int offset) {
      byte[] source = bytes[image];
      for (int i = 0; i < source.length; i++) {
        target[offset + i] = source[i] & 0xFF;
      }
    }

    @Override
    public void copyBytes(int image, byte[] target) {
      System.arraycopy(bytes[image], 0, target, 0, bytes[image].length);
    }

    @Override
    public Pixels between(int from, int to) {
      return new Bytes(Arrays.copyOfRange(bytes, from, to));
    }

    @Override
    public Pixels rearranged(IntFunction<int[]> order) {
      byte[][] arranged = new byte[bytes.length][];
      for (int k = 0; k < bytes.length; k++) {
        arranged[k] = arranged(bytes[k], order.apply(k));
      }
      return new Bytes(arranged);
    }

    static byte[] arranged(byte[] values, int[] from) {
      byte[] arranged = new byte[from.length];
      for (int i = 0; i < from.length; i++) {
        arranged[i] = values[from[i]];
      }
      return arranged;
    }
  }

  /** In memory, not whole numbers. */
  record Floats(float[][] floats) implements Pixels {
    @Override
    public int images() {
      return floats.length;
    }

    @Override
    public boolean areBytes() {
      return false;
    }

    @Override
    public int values(int image) {
      return floats[image].length;
    }

    @Override
    public void copy(int image, float[] target, int offset) {
      System.arraycopy(floats[image], 0, target, offset, floats[image].length);
    }

    @Override
    public void copyBytes(int image, byte[] target) {
      throw new IllegalStateException("pixels are floats, wanted bytes; copy them as floats");
    }

    @Override
    public Pixels between(int from, int to) {
      return new Floats(Arrays.copyOfRange(floats, from, to));
    }

    @Override
    public Pixels rearranged(IntFunction<int[]> order) {
      float[][] arranged = new float[floats.length][];
      for (int k = 0; k < floats.length; k++) {
        int[] from = order.apply(k);
        arranged[k] = new float[from.length];
        for (int i = 0; i < from.length; i++) {
          arranged[k][i] = floats[k][from[i]];
        }
      }
      return new Floats(arranged);
    }
  }
}
