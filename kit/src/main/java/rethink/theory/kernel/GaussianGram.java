package rethink.theory.kernel;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import rethink.data.ImageSet;

/** A Gaussian kernel between all pairs of a set of points; 1 on the diagonal. */
final class GaussianGram implements Similarities {
  private static final int BLOCK = 1000;

  private final GaussianKernel kernel;
  private final Points points;
  private final GaussianBlocks blocks;

  GaussianGram(GaussianKernel kernel, Points points) {
    this.kernel = kernel;
    this.points = points;
    blocks = new GaussianBlocks(kernel, points, points);
  }

  @Override
  public int size() {
    return points.size();
  }

  @Override
  public int block() {
    return BLOCK;
  }

  @Override
  public double scale() {
    return 1;
  }

  @Override
  public double operationsPerValue() {
    return points.dimension();
  }

  @Override
  public void fill(int row, int rows, int column, int columns, FloatPointer block) {
    blocks.fill(row, rows, column, columns, block);
  }

  @Override
  public void fill(int row, int rows, int column, int columns, DoublePointer block) {
    blocks.fill(row, rows, column, columns, block);
  }

  @Override
  public int[] twins() {
    return points.twins();
  }

  @Override
  public double[] scores(ImageSet images, double[] weights) {
    Points others = Points.of(kernel.features(), images);
    return CrossProduct.of(new GaussianBlocks(kernel, others, points), weights);
  }
}
