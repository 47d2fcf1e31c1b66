package rethink.bench;

/**
 * What every engine trains with: momentum 0.9 as in the paper, and a learning rate low enough that
 * no network diverges or dies on Gaussian pixels, since neither would cost what training costs.
 */
final class Protocol {
  static final double LEARNING_RATE = 0.001;
  static final double MOMENTUM = 0.9;

  private Protocol() {}

  static void requireFinite(double loss) {
    if (!Double.isFinite(loss)) {
      throw new IllegalStateException(
          "the loss became %s; speeds of a diverged network mean nothing".formatted(loss));
    }
  }
}
