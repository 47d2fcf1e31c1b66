package rethink.sweep;

import java.nio.file.Path;
import rethink.train.Experiment;

/** Performs runs, one for each thread that asks. */
interface Runner extends AutoCloseable {
  /** Is told on the asking thread how its run goes. */
  interface Listener {
    void progress(Progress progress);

    void notice(String text);
  }

  /**
   * Performs a run into {@code runs/<id>/}, or finds it finished there.
   *
   * @return false at once if another thread or process performs it
   * @throws FailedRun if it ended otherwise than finished
   * @throws java.util.concurrent.CancellationException after {@link #close}
   */
  boolean perform(Experiment experiment, Path runs, Listener listener) throws FailedRun;

  /** Breaks off what is still being performed; a checkpoint keeps most of it. */
  @Override
  void close();
}
