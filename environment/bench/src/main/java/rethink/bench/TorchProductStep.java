package rethink.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** The product of {@link ProductStep} by libtorch. */
final class TorchProductStep implements Step {
  private final NDManager memory = Torch.engine().newBaseManager();
  private final NDArray left = ones();
  private final NDArray right = ones();

  @Override
  public long run() {
    left.matMul(right).close();
    return ProductStep.FLOP;
  }

  @Override
  public void close() {
    memory.close();
  }

  private NDArray ones() {
    return memory.ones(new Shape(ProductStep.SIDE, ProductStep.SIDE));
  }
}
