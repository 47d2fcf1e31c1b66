package rethink.theory;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/** The kernel between all pairs of a set of points; 1 on the diagonal. */
final class GaussianGram implements Gram {
  private final Points points;
  private final GaussianBlocks blocks;

  GaussianGram(GaussianKernel kernel, Points points) {
    this.points = points;
    blocks = new GaussianBlocks(kernel, points, points);
  }

  @Override
  public int size() {
    return points.size();
  }

  @Override
  public double scale() {
    return 1;
  }

  @Override
  public double operationsPerValue() {
    return blocks.operationsPerValue();
  }

  @Override
  public void fill(int row, int rows, int column, int columns, FloatPointer block) {
    blocks.fill(row, rows, column, columns, block);
  }

  @Override
  public void fill(int row, int rows, int column, int columns, DoublePointer block) {
    blocks.fill(row, rows, column, columns, block);
  }
}
