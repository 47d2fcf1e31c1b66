package rethink.bench;

import java.util.ArrayList;
import java.util.List;

/** The processes of one contestant, which work at the same time. */
final class Team implements AutoCloseable {
  private final List<Child> children = new ArrayList<>();

  /** Starts the processes one after another, each to the end of its first step. */
  Team(Contestant contestant, int jobs, int threads) {
    try {
      for (int i = 0; i < jobs; i++) {
        children.add(Child.start(contestant, threads));
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Lets all work for some seconds and adds up what they did. */
  Turn turn(double seconds) {
    children.forEach(child -> child.begin(seconds));
    return children.stream().map(Child::finish).reduce(Turn::and).orElseThrow();
  }

  List<ProcessHandle> processes() {
    return children.stream().map(Child::handle).toList();
  }

  @Override
  public void close() {
    children.forEach(Child::close);
  }
}
