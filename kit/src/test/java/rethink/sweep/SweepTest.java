package rethink.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rethink.corrupt.RandomLabels;
import rethink.data.Dataset;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.model.Mlp;
import rethink.model.SmallInception;
import rethink.train.Experiment;

class SweepTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(0);

  @TempDir Path folder;
  private final Experiment small =
      Experiment.of(new Mlp(1, 8)).on(new Dataset("shapes", 60, 20)).batch(20).epochs(2);

  @Test
  void run_severalAtOnce_returnsTheOrderOfTheExperiments() {
    // The longest is performed first, so the order asked for is not the order of ending.
    List<Experiment> asked = List.of(small.seed(3), small.seed(1).epochs(9), small.seed(2));
    Runs runs = Sweep.of(asked).in(folder).jobs(2).run();
    assertThat(runs.all())
        .extracting(Run::id)
        .containsExactlyElementsOf(asked.stream().map(Experiment::id).toList());
    assertThat(runs.all()).extracting(run -> run.last().epoch()).containsExactly(2, 9, 2);
  }

  @Test
  void run_again_trainsOnlyWhatIsMissing() throws IOException {
    Sweep sweep = Sweep.of(small, small.seed(2)).in(folder);
    Runs before = sweep.run();
    for (Run run : before.all()) {
      Files.setLastModifiedTime(metrics(run), LONG_AGO);
    }
    assertThat(sweep.run()).isEqualTo(before);
    assertThat(Files.getLastModifiedTime(metrics(before.all().get(0)))).isEqualTo(LONG_AGO);
    assertThat(Files.getLastModifiedTime(metrics(before.all().get(1)))).isEqualTo(LONG_AGO);

    Files.delete(before.all().get(1).directory().resolve("DONE"));
    sweep.run();
    assertThat(Files.getLastModifiedTime(metrics(before.all().get(0)))).isEqualTo(LONG_AGO);
    assertThat(Files.getLastModifiedTime(metrics(before.all().get(1)))).isGreaterThan(LONG_AGO);
  }

  @Test
  void run_duplicates_arePerformedOnce() throws IOException {
    Sweep sweep = Sweep.of(small, small.seed(1), small).in(folder).jobs(2);
    assertThat(sweep.run().all()).hasSize(1);
    try (Stream<Path> directories = Files.list(folder)) {
      assertThat(directories).hasSize(1);
    }
  }

  @Test
  void run_oneDiverges_namesItAndKeepsTheOthers() {
    Experiment bad = small.seed(2).learningRate(1e6);
    Sweep sweep = Sweep.of(small, bad, small.seed(3)).in(folder);
    assertThatThrownBy(sweep::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("1 of 3 runs failed, the others are kept")
        .hasMessageContaining("mlp-1x8 on shapes (n=60), true-labels, seed 2")
        .hasMessageContaining("learning rate 1000000.0. Try a rate ten times smaller")
        .hasMessageEndingWith("; see " + folder.resolve(bad.id()).resolve("failure.log"));
    assertThat(done(small)).isTrue();
    assertThat(done(bad)).isFalse();
    assertThat(done(small.seed(3))).isTrue();
  }

  @Test
  void run_oneOrTwoJobs_giveTheSameNumbers() {
    Experiment inception =
        Experiment.of(SmallInception.narrowedBy(32))
            .on(small.dataset())
            .with(RandomLabels.all())
            .batch(20)
            .epochs(2)
            .stopAtLoss(0);
    List<Experiment> experiments =
        List.of(small, inception, small.seed(2).with(RandomLabels.all()), inception.seed(2));
    Runs alone = Sweep.of(experiments).in(folder.resolve("one")).jobs(1).run();
    Runs together = Sweep.of(experiments).in(folder.resolve("two")).jobs(2).run();
    for (int i = 0; i < experiments.size(); i++) {
      assertThat(numbers(together.all().get(i))).isEqualTo(numbers(alone.all().get(i)));
    }
  }

  @Test
  void jobs_none_isRefused() {
    assertThatThrownBy(() -> Sweep.of(small).jobs(0)).hasMessage("jobs is 0, wanted at least 1");
  }

  private boolean done(Experiment experiment) {
    return Files.exists(folder.resolve(experiment.id()).resolve("DONE"));
  }

  /** Every digit of every epoch except the time. */
  private static List<String> numbers(Run run) {
    assertThat(run.epochs()).hasSize(2);
    return run.epochs().stream().map(e -> e.toString().replaceAll("seconds=[^]]*", "")).toList();
  }

  private static Path metrics(Run run) {
    return run.directory().resolve("metrics.jsonl");
  }
}
