package rethink.sweep;

import java.util.List;
import rethink.log.LockOwner;
import rethink.log.Run;
import rethink.train.Experiment;

/** Is told how a sweep goes, by several threads, but never by two at a time. */
public interface SweepListener {
  /** Before anything else; those already finished are told next, then {@link #starts}. */
  default void begins(List<Experiment> experiments) {}

  /** What is left is about to be performed, this many runs at a time. */
  default void starts(int jobs) {}

  /** A run is given to one of the jobs. */
  default void performs(Experiment experiment) {}

  /** Some times a second for each run that is being performed, and after each of its epochs. */
  default void progresses(Experiment experiment, Progress progress) {}

  /** A run says what is out of the ordinary, such as a damaged checkpoint. */
  default void notices(Experiment experiment, String notice) {}

  /** Someone else performs it; it is asked for again later. */
  default void waits(Experiment experiment, LockOwner owner) {}

  /** It is finished, by whomever. */
  default void finishes(Experiment experiment, Run run) {}

  /** It failed; {@code again} if it is tried once more. */
  default void fails(Experiment experiment, Failure failure, boolean again) {}
}
