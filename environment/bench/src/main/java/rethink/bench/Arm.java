package rethink.bench;

import java.util.Locale;
import java.util.Set;
import rethink.model.Model;

/** What one process does in its turns. */
enum Arm {
  OURS,
  LIBTORCH,
  STOCK,
  ND4J_PRODUCT,
  LIBTORCH_PRODUCT;

  /**
   * @param model and batch are for those that train, options for libtorch
   */
  Step open(Model model, int batch, Set<PeerOption> options) {
    return switch (this) {
      case OURS -> new KitStep(model, Batches.of(batch));
      case LIBTORCH -> new TorchStep(model, Batches.of(batch), options, Protocol.LEARNING_RATE);
      case STOCK -> new StockStep(model, Batches.of(batch));
      case ND4J_PRODUCT -> new ProductStep();
      case LIBTORCH_PRODUCT -> new TorchProductStep();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
