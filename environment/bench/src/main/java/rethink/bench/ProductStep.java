package rethink.bench;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import rethink.layer.Natives;

/** One single-precision product of square matrices by ND4J, for the peak of the machine. */
final class ProductStep implements Step {
  /** Large enough that the product, not memory, takes the time. */
  static final int SIDE = 2048;

  /** Multiplications and additions of one product. */
  static final long FLOP = 2L * SIDE * SIDE * SIDE;

  private final INDArray left;
  private final INDArray right;
  private final INDArray product;

  ProductStep() {
    Natives.load();
    left = Nd4j.ones(SIDE, SIDE);
    right = Nd4j.ones(SIDE, SIDE);
    product = Nd4j.createUninitialized(new long[] {SIDE, SIDE}, 'f');
  }

  @Override
  public long run() {
    left.mmuli(right, product);
    return FLOP;
  }

  @Override
  public void close() {
    product.close();
  }
}
