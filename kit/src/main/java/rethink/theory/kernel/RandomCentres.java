package rethink.theory.kernel;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.bytedeco.javacpp.DoublePointer;
import rethink.data.ImageSet;

/**
 * An exact fit that the paper calls bad (section 5): a sum of as many kernels as there are images,
 * but around other points than these images. It is small, solved in double precision by elimination
 * with pivots.
 */
public final class RandomCentres {
  private final GaussianKernel kernel;
  private final Points centres;
  private final RealMatrix weights;

  private RandomCentres(GaussianKernel kernel, Points centres, RealMatrix weights) {
    this.kernel = kernel;
    this.centres = centres;
    this.weights = weights;
  }

  /**
   * Fits the labels of some images.
   *
   * @param centres as many images, whatever their labels
   * @throws IllegalArgumentException if there are more or fewer
   * @throws org.apache.commons.math3.linear.SingularMatrixException if these kernels cannot be told
   *     apart on the images
   */
  public static RandomCentres fit(GaussianKernel kernel, ImageSet train, ImageSet centres) {
    if (train.size() != centres.size()) {
      throw new IllegalArgumentException(
          "%,d centres for %,d images, wanted as many".formatted(centres.size(), train.size()));
    }
    Points around = Points.of(kernel.features(), centres);
    RealMatrix values = values(kernel, Points.of(kernel.features(), train), around);
    RealMatrix targets = new Array2DRowRealMatrix(train.size(), train.classes().size());
    for (int i = 0; i < train.size(); i++) {
      targets.setEntry(i, train.label(i), 1);
    }
    RealMatrix weights = new LUDecomposition(values, 0).getSolver().solve(targets);
    return new RandomCentres(kernel, around, weights);
  }

  private static RealMatrix values(GaussianKernel kernel, Points rows, Points columns) {
    double[] byColumns = new double[rows.size() * columns.size()];
    try (DoublePointer block = new DoublePointer((long) byColumns.length)) {
      new GaussianBlocks(kernel, rows, columns).fill(0, rows.size(), 0, columns.size(), block);
      block.get(byColumns);
    }
    double[][] values = new double[rows.size()][columns.size()];
    for (int k = 0; k < byColumns.length; k++) {
      values[k % rows.size()][k / rows.size()] = byColumns[k];
    }
    return new Array2DRowRealMatrix(values, false);
  }

  /** Norm of all classes' functions in the kernel's space: the root of trace(w' K w). */
  public double rkhsNorm() {
    RealMatrix between = values(kernel, centres, centres);
    return Math.sqrt(weights.transpose().multiply(between).multiply(weights).getTrace());
  }

  /** Part of these images whose class is not their label. */
  public double error(ImageSet images) {
    RealMatrix scores =
        values(kernel, Points.of(kernel.features(), images), centres).multiply(weights);
    int wrong = 0;
    for (int i = 0; i < images.size(); i++) {
      wrong += scores.getRowVector(i).getMaxIndex() == images.label(i) ? 0 : 1;
    }
    return (double) wrong / images.size();
  }
}
