package rethink.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;
import rethink.log.LockOwner;
import rethink.log.Run;
import rethink.log.RunLock;
import rethink.train.Experiment;

/** A sweep under way: jobs on threads of their own that take from one agenda. */
final class SweepRun {
  private final Sweep sweep;
  private final SweepListener listener;
  private final Function<Collection<Experiment>, Optional<Runner>> children;
  private final Map<Experiment, Run> finished = new HashMap<>();
  private final Map<Experiment, Failure> failures = new HashMap<>();
  private final Set<Experiment> triedAgain = new HashSet<>();
  private RuntimeException fault;

  /**
   * @param children makes the runner of experiments that can be told to another process
   */
  SweepRun(
      Sweep sweep,
      SweepListener listener,
      Function<Collection<Experiment>, Optional<Runner>> children) {
    this.sweep = sweep;
    this.listener = listener;
    this.children = children;
  }

  /**
   * @throws CancellationException if this thread is interrupted
   */
  SweepOutcome perform() {
    listener.begins(sweep.experiments());
    List<Experiment> left = sweep.experiments().stream().filter(e -> !readBack(e)).toList();
    if (!left.isEmpty()) {
      perform(left);
    }
    return new SweepOutcome(sweep.experiments(), finished, failures);
  }

  private void perform(List<Experiment> left) {
    Agenda agenda =
        new Agenda(
            left.stream().sorted(Comparator.comparingDouble(Work::atMost).reversed()).toList(),
            this::isHeld);
    Set<Experiment> tellable = left.stream().filter(Order::canTell).collect(Collectors.toSet());
    boolean interrupted;
    try (Runner local = new LocalRunner();
        Runner other = tellable.isEmpty() ? local : children.apply(tellable).orElse(local)) {
      int jobs = Math.min(sweep.jobsFor(left), left.size());
      listener.starts(jobs);
      List<Thread> threads = new ArrayList<>();
      for (int job = 0; job < jobs; job++) {
        threads.add(daemon(() -> work(agenda, e -> tellable.contains(e) ? other : local)));
      }
      interrupted = !join(threads, agenda);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException(
          "the sweep was interrupted; finished runs are kept, and the same call goes on from"
              + " there");
    }
    if (fault != null) {
      throw fault;
    }
  }

  private static boolean join(List<Thread> threads, Agenda agenda) {
    try {
      for (Thread thread : threads) {
        thread.join();
      }
      return true;
    } catch (InterruptedException e) {
      agenda.stop();
      threads.forEach(Thread::interrupt);
      return false;
    }
  }

  private void work(Agenda agenda, Function<Experiment, Runner> runners) {
    try {
      Optional<Experiment> next = agenda.next();
      while (next.isPresent()) {
        attempt(next.get(), runners.apply(next.get()), agenda);
        next = agenda.next();
      }
    } catch (InterruptedException | CancellationException end) {
      agenda.stop();
    } catch (RuntimeException e) {
      fault = e;
      agenda.stop();
    }
  }

  private void attempt(Experiment experiment, Runner runner, Agenda agenda) {
    if (readBack(experiment)) {
      return;
    }
    tell(() -> listener.performs(experiment));
    try {
      if (runner.perform(experiment, sweep.runs(), new Teller(experiment))) {
        FailureLog.delete(sweep.runs(), experiment);
        readBack(experiment);
      } else {
        agenda.later(experiment);
        owner(experiment).ifPresent(owner -> tell(() -> listener.waits(experiment, owner)));
      }
    } catch (FailedRun e) {
      failed(experiment, e, agenda);
    }
  }

  private synchronized void failed(Experiment experiment, FailedRun reason, Agenda agenda) {
    Failure failure = FailureLog.write(sweep.runs(), experiment, reason);
    boolean again = reason.isWorthRetrying() && triedAgain.add(experiment);
    if (again) {
      agenda.again(experiment);
    } else {
      failures.put(experiment, failure);
    }
    listener.fails(experiment, failure, again);
  }

  /** Whether it is settled: finished, or finished and not to be read. */
  private boolean readBack(Experiment experiment) {
    Path directory = directory(experiment);
    if (!Files.exists(directory.resolve("DONE"))) {
      return false;
    }
    try {
      Run run = Run.read(directory);
      tell(
          () -> {
            finished.put(experiment, run);
            listener.finishes(experiment, run);
          });
    } catch (IllegalStateException | UncheckedIOException e) {
      Failure failure = new Failure(e.getMessage(), Optional.empty());
      tell(
          () -> {
            failures.put(experiment, failure);
            listener.fails(experiment, failure, false);
          });
    }
    return true;
  }

  private boolean isHeld(Experiment experiment) {
    return owner(experiment).isPresent();
  }

  private Optional<LockOwner> owner(Experiment experiment) {
    try {
      return Files.exists(directory(experiment))
          ? RunLock.owner(directory(experiment))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + directory(experiment), e);
    }
  }

  private Path directory(Experiment experiment) {
    return sweep.runs().resolve(experiment.id());
  }

  private synchronized void tell(Runnable telling) {
    telling.run();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "rethink-run");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private final class Teller implements Runner.Listener {
    private final Experiment experiment;

    Teller(Experiment experiment) {
      this.experiment = experiment;
    }

    @Override
    public void progress(Progress progress) {
      tell(() -> listener.progresses(experiment, progress));
    }

    @Override
    public void notice(String text) {
      tell(() -> listener.notices(experiment, text));
    }
  }
}
