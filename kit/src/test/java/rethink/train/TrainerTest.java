package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rethink.train.Miniature.SILENT;
import static rethink.train.Miniature.afterEpoch;
import static rethink.train.Miniature.measured;
import static rethink.train.Miniature.timeless;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rethink.corrupt.RandomLabels;
import rethink.log.EpochMetrics;
import rethink.log.Run;

class TrainerTest {
  private static final Experiment EXPERIMENT = Miniature.of("mlp-1x16");

  @TempDir private Path runs;

  @Test
  void run_newExperiment_logsWhatItTellsTheListener() {
    List<EpochMetrics> told = new ArrayList<>();
    List<Integer> seen = new ArrayList<>();
    TrainListener listener =
        new TrainListener() {
          @Override
          public void onStep(Experiment experiment, int epoch, int images, double loss) {
            assertThat(experiment).isEqualTo(EXPERIMENT);
            seen.add(100 * epoch + images);
          }

          @Override
          public void onEpoch(Experiment experiment, EpochMetrics metrics) {
            told.add(metrics);
          }
        };
    Run run = Trainer.run(EXPERIMENT, runs, listener);
    assertThat(run.id()).isEqualTo(EXPERIMENT.id());
    assertThat(run.directory()).isEqualTo(runs.resolve(EXPERIMENT.id()));
    assertThat(run.experiment()).hasToString(EXPERIMENT.json().toString());
    assertThat(run.epochs()).isEqualTo(told);
    assertThat(told).extracting(EpochMetrics::epoch).containsExactly(1, 2, 3);
    assertThat(told).extracting(EpochMetrics::steps).containsExactly(4L, 8L, 12L);
    assertThat(told).extracting(EpochMetrics::learningRate).containsExactly(0.01, 0.0095, 0.009025);
    assertThat(seen).containsExactly(116, 132, 148, 164, 216, 232, 248, 264, 316, 332, 348, 364);
  }

  @Test
  void train_inMemory_comesToTheBitsOfARun() throws IOException {
    Experiment noisy = EXPERIMENT.with(RandomLabels.all()).epochs(60).stopAtLoss(0.5);
    for (Experiment experiment : List.of(EXPERIMENT, noisy)) {
      Run run = Trainer.run(experiment, runs, SILENT);
      Trained trained = Training.toTheEnd(experiment);
      assertThat(timeless(trained.last())).isEqualTo(timeless(run.last()));
      assertThat(trained.end().keySet())
          .containsExactly("hidden1_W", "hidden1_b", "classes_W", "classes_b");
      assertThat(trained.start().get("hidden1_b").sumNumber().doubleValue()).isZero();
      assertThat(trained.end().get("hidden1_b").sumNumber().doubleValue()).isNotZero();
      assertThat(trained.images().labels()).hasSize(64);
    }
    assertThat(Training.toTheEnd(noisy).last().epoch()).isBetween(4, 59);
  }

  /** ND4J has crashed where two networks were trained at once in one process. */
  @Test
  void run_twoThreads_takeTurns() throws InterruptedException {
    AtomicInteger training = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (long seed = 1; seed <= 4; seed++) {
      Experiment own = EXPERIMENT.seed(seed).epochs(20);
      TrainListener counts =
          new TrainListener() {
            @Override
            public void onStep(Experiment experiment, int epoch, int images, double loss) {
              if (epoch == 1 && images == 16) {
                most.accumulateAndGet(training.incrementAndGet(), Math::max);
              }
              if (epoch == 20 && images == 64) {
                training.decrementAndGet();
              }
            }
          };
      threads.add(new Thread(() -> Trainer.run(own, runs, counts)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(most).hasValue(1);
    assertThat(training).hasValue(0);
  }

  @Test
  void run_finishedExperiment_isReadBackWithoutTraining() {
    Run first = Trainer.run(EXPERIMENT, runs, SILENT);
    Run second = Trainer.run(EXPERIMENT, runs, afterEpoch(epoch -> assertThat(epoch).isNull()));
    assertThat(second).isEqualTo(first);
  }

  @Test
  void run_brokenOffExperiment_startsOver() {
    TrainListener breaksOff =
        afterEpoch(
            epoch -> {
              if (epoch.epoch() == 2) {
                throw new IllegalStateException("broken off");
              }
            });
    assertThatThrownBy(() -> Trainer.run(EXPERIMENT, runs, breaksOff)).hasMessage("broken off");
    assertThat(runs.resolve(EXPERIMENT.id()).resolve("DONE")).doesNotExist();
    Run whole = Trainer.run(EXPERIMENT, runs.resolve("other"), SILENT);
    assertThat(measured(Trainer.run(EXPERIMENT, runs, SILENT))).isEqualTo(measured(whole));
  }

  @Test
  void run_lossAtTheStop_endsWithThatEpoch() {
    EpochMetrics second = Trainer.run(EXPERIMENT, runs, SILENT).epochs().get(1);
    double stop = Math.max(second.runningLoss(), second.trainLoss());
    Run stopped = Trainer.run(EXPERIMENT.stopAtLoss(stop), runs, SILENT);
    assertThat(stopped.epochs()).hasSize(2);
    Run later = Trainer.run(EXPERIMENT.stopAtLoss(Math.nextDown(stop)), runs, SILENT);
    assertThat(later.epochs()).hasSize(3);
  }

  @Test
  void run_absurdRate_saysThatItDivergedAndLeavesNoDone() throws IOException {
    Experiment wild = EXPERIMENT.learningRate(1e6);
    assertThatThrownBy(() -> Trainer.run(wild, runs, SILENT))
        .isInstanceOf(DivergedException.class)
        .hasMessageMatching(
            "mlp-1x16 on shapes \\(n=64\\), true-labels, seed 1 diverged: the loss is \\S+ at step"
                + " 2 \\(epoch 1\\) with learning rate 1000000.0. Try a rate ten times smaller, or"
                + " a model with batch normalisation");
    Path directory = runs.resolve(wild.id());
    assertThat(directory.resolve("DONE")).doesNotExist();
    assertThat(Files.readAllLines(directory.resolve("metrics.jsonl"))).isEmpty();
  }

  @Test
  void run_lastBatchSmaller_countsEveryImageOnce() {
    Run run = Trainer.run(EXPERIMENT.batch(48).epochs(1), runs, SILENT);
    assertThat(run.last().steps()).isEqualTo(2);
    double right = run.last().runningAccuracy() * 64;
    assertThat(right).isEqualTo(Math.rint(right));
  }
}
