package rethink.train;

import rethink.layer.Precision;

/**
 * How a network is trained: stochastic gradient descent with momentum, at a rate that falls from
 * epoch to epoch, until the data fit.
 *
 * @param learningRate of the first epoch
 * @param decay factor on the learning rate after each epoch
 * @param momentum classical (heavy-ball), 0..1
 * @param batch images in one step
 * @param epochs most passes over the training set
 * @param stop when the run ends before
 * @param measured after which epochs the whole training and test sets are measured
 * @param precision in what numbers the network multiplies
 */
public record Protocol(
    double learningRate,
    double decay,
    double momentum,
    int batch,
    int epochs,
    StopRule stop,
    MeasuredEpochs measured,
    Precision precision) {

  public Protocol {
    require(
        learningRate > 0 && learningRate < Double.POSITIVE_INFINITY,
        "learning rate",
        learningRate,
        "above 0 and finite");
    require(decay > 0 && decay <= 1, "decay", decay, "in (0, 1]");
    require(momentum >= 0 && momentum < 1, "momentum", momentum, "in [0, 1)");
    require(batch >= 1, "batch", batch, "at least 1");
    require(epochs >= 1, "epochs", epochs, "at least 1");
  }

  /**
   * The paper's (appendix A), which states the rates, their decay and the momentum; batches of 128,
   * and 100 epochs at most.
   */
  static Protocol ofThePaper(double learningRate) {
    return new Protocol(
        learningRate,
        0.95,
        0.9,
        128,
        100,
        StopRule.atLoss(0.01),
        MeasuredEpochs.ALL,
        Precision.FLOAT32);
  }

  Protocol learningRate(double rate) {
    return new Protocol(rate, decay, momentum, batch, epochs, stop, measured, precision);
  }

  Protocol decay(double factor) {
    return new Protocol(learningRate, factor, momentum, batch, epochs, stop, measured, precision);
  }

  Protocol batch(int images) {
    return new Protocol(learningRate, decay, momentum, images, epochs, stop, measured, precision);
  }

  Protocol epochs(int most) {
    return new Protocol(learningRate, decay, momentum, batch, most, stop, measured, precision);
  }

  Protocol stop(StopRule rule) {
    return new Protocol(learningRate, decay, momentum, batch, epochs, rule, measured, precision);
  }

  Protocol measured(MeasuredEpochs rule) {
    return new Protocol(learningRate, decay, momentum, batch, epochs, stop, rule, precision);
  }

  Protocol precision(Precision numbers) {
    return new Protocol(learningRate, decay, momentum, batch, epochs, stop, measured, numbers);
  }

  static void require(boolean holds, String what, Object found, String wanted) {
    if (!holds) {
      throw new IllegalArgumentException("%s is %s, wanted %s".formatted(what, found, wanted));
    }
  }
}
