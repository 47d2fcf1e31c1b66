package rethink.train;

/** Training left the range where numbers mean anything. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DivergedException(Experiment experiment, int epoch, long step, double loss, double rate) {
    super(
        "%s diverged: the loss is %s at step %d (epoch %d) with learning rate %s. Try a rate ten times smaller, or a model with batch normalisation"
            .formatted(experiment, loss, step, epoch, rate));
  }
}
