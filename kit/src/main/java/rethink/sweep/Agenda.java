package rethink.sweep;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import rethink.train.Experiment;

/**
 * What is still to be performed. What someone else is performing waits until nothing else is left,
 * and is then looked after twice a second. Thread-safe.
 */
final class Agenda {
  private static final long PAUSE_MILLISECONDS = 500;

  private final Deque<Experiment> next;
  private final Deque<Experiment> held = new ArrayDeque<>();
  private final Predicate<Experiment> isHeld;
  private boolean stopped;

  /**
   * @param isHeld whether someone else performs an experiment at this moment
   */
  Agenda(List<Experiment> inOrder, Predicate<Experiment> isHeld) {
    next = new ArrayDeque<>(inOrder);
    this.isHeld = isHeld;
  }

  /** The next one; waits while all that are left are held. Nothing at the end. */
  synchronized Optional<Experiment> next() throws InterruptedException {
    while (!stopped && next.isEmpty() && !held.isEmpty()) {
      Optional<Experiment> free = held.stream().filter(isHeld.negate()).findFirst();
      if (free.isPresent()) {
        held.remove(free.get());
        return free;
      }
      wait(PAUSE_MILLISECONDS);
    }
    return stopped ? Optional.empty() : Optional.ofNullable(next.poll());
  }

  /** Someone else performs it. */
  synchronized void later(Experiment experiment) {
    held.add(experiment);
  }

  /** It is worth another trial. */
  synchronized void again(Experiment experiment) {
    next.push(experiment);
    notifyAll();
  }

  /** Gives out nothing more. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }
}
