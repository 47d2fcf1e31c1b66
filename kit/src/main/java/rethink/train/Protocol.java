package rethink.train;

/**
 * How a network is trained: stochastic gradient descent with momentum, at a rate that falls from
 * epoch to epoch, until the data fit.
 *
 * @param learningRate of the first epoch
 * @param decay factor on the learning rate after each epoch
 * @param momentum classical (heavy-ball), 0..1
 * @param batch images in one step
 * @param epochs most passes over the training set
 * @param stopAtLoss the run ends after the first epoch whose running loss (the mean over its
 *     batches, each before its step) and whose loss on the whole training set (in evaluation mode)
 *     are at most this; 0 for never
 */
public record Protocol(
    double learningRate, double decay, double momentum, int batch, int epochs, double stopAtLoss) {

  public Protocol {
    require(positive(learningRate), "learning rate", learningRate, "above 0 and finite");
    require(decay > 0 && decay <= 1, "decay", decay, "in (0, 1]");
    require(momentum >= 0 && momentum < 1, "momentum", momentum, "in [0, 1)");
    require(batch >= 1, "batch", batch, "at least 1");
    require(epochs >= 1, "epochs", epochs, "at least 1");
    require(
        stopAtLoss == 0 || positive(stopAtLoss),
        "stop-at-loss",
        stopAtLoss,
        "at least 0 and finite");
  }

  /**
   * The paper's (appendix A), of which it states the rates, their decay and the momentum: batches
   * of 128, and 100 epochs at most.
   */
  static Protocol ofThePaper(double learningRate) {
    return new Protocol(learningRate, 0.95, 0.9, 128, 100, 0.01);
  }

  Protocol learningRate(double rate) {
    return new Protocol(rate, decay, momentum, batch, epochs, stopAtLoss);
  }

  Protocol decay(double factor) {
    return new Protocol(learningRate, factor, momentum, batch, epochs, stopAtLoss);
  }

  Protocol batch(int images) {
    return new Protocol(learningRate, decay, momentum, images, epochs, stopAtLoss);
  }

  Protocol epochs(int most) {
    return new Protocol(learningRate, decay, momentum, batch, most, stopAtLoss);
  }

  Protocol stopAtLoss(double loss) {
    return new Protocol(learningRate, decay, momentum, batch, epochs, loss);
  }

  private static boolean positive(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }

  private static void require(boolean holds, String what, Number found, String wanted) {
    if (!holds) {
      throw new IllegalArgumentException("%s is %s, wanted %s".formatted(what, found, wanted));
    }
  }
}
