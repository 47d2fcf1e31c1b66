package rethink.corrupt;

import rethink.data.RandomStream;
import rethink.data.Shape;

/** Random permutations of the values of an image that keep the channels of a pixel together. */
final class PixelOrder {
  private PixelOrder() {}

  /** For each value of an image, channel after channel, the value to take in its place. */
  static int[] draw(RandomStream random, Shape shape) {
    int[] pixels = random.permutation(shape.area());
    int[] order = new int[shape.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i / shape.area() * shape.area() + pixels[i % shape.area()];
    }
    return order;
  }
}
