package rethink.theory.kernel;

import rethink.data.ImageSet;
import rethink.data.Shape;

/** What a kernel sees of an image: features that are whole numbers -128..127 of one step. */
public interface FeatureMap {

  /** What a Gaussian kernel between these features is called, such as "gabor". */
  String kernelName();

  /** How many features an image of this shape has. */
  int dimension(Shape shape);

  /** What a difference of 1 stands for. */
  double step();

  /** Writes the features of one image; safe for several threads. */
  void copy(ImageSet images, int image, float[] features);
}
