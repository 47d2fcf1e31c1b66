package rethink.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;
import rethink.train.Experiment;

/** A sweep under way: jobs on threads of their own that take from one agenda. */
final class SweepRun {
  private final Sweep sweep;
  private final SweepListener listener;
  private final Function<Collection<Experiment>, Optional<Runner>> children;
  private final Ledger ledger;
  private volatile IllegalStateException fault;

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
    ledger = new Ledger(sweep.runs(), listener);
  }

  /**
   * @throws CancellationException if this thread is interrupted
   */
  SweepOutcome perform() {
    listener.begins(sweep.experiments());
    List<Experiment> left = sweep.experiments().stream().filter(e -> !ledger.settle(e)).toList();
    if (!left.isEmpty()) {
      perform(left);
    }
    return ledger.outcome(sweep.experiments());
  }

  private void perform(List<Experiment> left) {
    List<Experiment> order =
        sweep.inOrder()
            ? left
            : left.stream().sorted(Comparator.comparingDouble(Work::atMost).reversed()).toList();
    Agenda agenda = new Agenda(order, experiment -> ledger.owner(experiment).isPresent());
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
    } catch (RuntimeException | Error e) {
      fault = new IllegalStateException("a job of the sweep broke down: " + e, e);
      agenda.stop();
    }
  }

  private void attempt(Experiment experiment, Runner runner, Agenda agenda) {
    if (ledger.settle(experiment)) {
      return;
    }
    ledger.tell(() -> listener.performs(experiment));
    try {
      if (runner.perform(experiment, sweep.runs(), new Teller(experiment))) {
        FailureLog.delete(sweep.runs(), experiment);
        ledger.settle(experiment);
      } else {
        ledger
            .owner(experiment)
            .ifPresent(owner -> ledger.tell(() -> listener.waits(experiment, owner)));
        agenda.later(experiment);
      }
    } catch (FailedRun e) {
      if (ledger.fail(experiment, e)) {
        agenda.again(experiment);
      }
    }
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
      ledger.tell(() -> listener.progresses(experiment, progress));
    }

    @Override
    public void notice(String text) {
      ledger.tell(() -> listener.notices(experiment, text));
    }
  }
}
