package rethink.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import rethink.data.Checksum;
import rethink.data.ImageSet;
import rethink.layer.Natives;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.log.RunDirectory;
import rethink.progress.ProgressLine;

/** Performs runs: trains a network, logs every epoch, and goes on where a run was broken off. */
public final class Trainer {
  /**
   * One training at a time in a process: ND4J frees arrays that the garbage collector has found
   * dead while another thread's native call still reads them, which has crashed a process.
   */
  private static final ReentrantLock TURN = new ReentrantLock(true);

  private Trainer() {}

  /**
   * Performs a run like {@link #run(Experiment, Path, TrainListener)}, with a progress line and an
   * answer to interrupts within a second.
   */
  public static Run run(Experiment experiment, Path runs) {
    try (ProgressLine line = ProgressLine.start(experiment.toString())) {
      Run run = Worker.call(() -> run(experiment, runs, new RunProgress(experiment, line)));
      line.done("%d epochs".formatted(run.last().epoch()));
      return run;
    }
  }

  /**
   * Performs a run into {@code runs/<id>/} on this thread, or reads it back if it is finished
   * there. A run that was broken off goes on from its newest checkpoint and ends with the same bits
   * as if it had not been; only after a change of code, natives, threads, processor or data it
   * starts anew.
   *
   * @throws DivergedException if the loss grows out of bounds
   * @throws CancellationException if the thread is interrupted; a checkpoint is left
   */
  public static Run run(Experiment experiment, Path runs, TrainListener listener) {
    try (RunDirectory directory = RunDirectory.open(runs, experiment.id())) {
      return run(experiment, directory, listener);
    }
  }

  /**
   * As {@link #run(Experiment, Path, TrainListener)}, but returns at once, with nothing, while
   * another process or thread performs it.
   */
  public static Optional<Run> tryRun(Experiment experiment, Path runs, TrainListener listener) {
    Optional<RunDirectory> free = RunDirectory.tryOpen(runs, experiment.id());
    if (free.isEmpty()) {
      return Optional.empty();
    }
    try (RunDirectory directory = free.get()) {
      return Optional.of(run(experiment, directory, listener));
    }
  }

  private static Run run(Experiment experiment, RunDirectory directory, TrainListener listener) {
    if (!directory.isDone()) {
      try {
        TURN.lockInterruptibly();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted while another run of this process trained");
      }
      try {
        perform(experiment, directory, listener);
      } finally {
        TURN.unlock();
      }
    }
    return directory.read();
  }

  private static void perform(
      Experiment experiment, RunDirectory directory, TrainListener listener) {
    Natives.Backend backend = Natives.load();
    Consumer<String> notices = notice -> listener.onNotice(experiment, notice);
    experiment.precision().slowness().ifPresent(notices);
    ImageSet images = Training.corrupted(experiment, experiment.seed());
    boolean goesOn =
        directory.begin(
            experiment.json(),
            backend.toString(),
            backend.threads(),
            new RunDirectory.Data(
                experiment.dataset().checksum(),
                experiment.dataset().isExact().orElse(null),
                Checksum.sha256(images)),
            notices);
    Checkpoints checkpoints = new Checkpoints(directory.path(), experiment, notices);
    try (Training training = Training.of(experiment, images)) {
      ComputationGraph net = training.network();
      List<EpochMetrics> epochs = new ArrayList<>();
      if (goesOn) {
        List<EpochMetrics> logged = directory.epochs();
        training.goOnFrom(checkpoints.restore(net, logged.size()));
        epochs.addAll(logged.subList(0, training.at().epoch() - 1));
      }
      directory.keep(epochs.size());
      try {
        while (true) {
          training.restOfEpoch(
              (at, loss) -> {
                checkpoints.tick(net, at);
                listener.onStep(experiment, at.epoch(), at.seen(), loss);
              });
          EpochMetrics metrics = training.metrics();
          epochs.add(metrics);
          directory.log(metrics);
          listener.onEpoch(experiment, metrics);
          if (training.isOver(epochs)) {
            directory.finish(metrics, Parameters.sha256(net));
            checkpoints.delete();
            return;
          }
          training.nextEpoch();
        }
      } catch (CancellationException e) {
        checkpoints.write(net, training.at());
        throw e;
      }
    }
  }
}
