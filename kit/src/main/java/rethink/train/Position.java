package rethink.train;

/**
 * How far a run has come, between two steps. Together with the network this is all its state: every
 * random draw is a function of the seed and of the position, so that there are no generators to
 * keep.
 *
 * @param epoch the one it is in, from 1
 * @param seen images of this epoch that were trained on
 * @param lossSum over these images, each batch's before its step
 * @param correct answers among these images, each batch's before its step
 * @param seconds of computation since the run began, without those between two processes
 */
record Position(int epoch, int seen, double lossSum, int correct, double seconds) {
  static final Position START = new Position(1, 0, 0, 0, 0);

  Position step(int images, double meanLoss, int right, double now) {
    return new Position(epoch, seen + images, lossSum + meanLoss * images, correct + right, now);
  }

  /** Images trained on since the run began, of which an epoch has so many. */
  long images(int perEpoch) {
    return (long) (epoch - 1) * perEpoch + seen;
  }

  Position nextEpoch() {
    return new Position(epoch + 1, 0, 0, 0, seconds);
  }
}
