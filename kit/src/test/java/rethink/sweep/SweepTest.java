package rethink.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rethink.corrupt.RandomLabels;
import rethink.data.Dataset;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.model.Mlp;
import rethink.model.Model;
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

  @Test
  void run_oneFailsTwice_isReportedWithItsLogWhileTheOthersEnd() throws IOException {
    Experiment bad = small.seed(2);
    // A folder where a file is to be written.
    Files.createDirectories(folder.resolve(bad.id()).resolve("experiment.json.part"));
    List<Boolean> trials = new ArrayList<>();
    SweepOutcome outcome =
        Sweep.of(small, bad)
            .in(folder)
            .perform(
                new SweepListener() {
                  @Override
                  public void fails(Experiment experiment, Failure failure, boolean again) {
                    assertThat(experiment).isEqualTo(bad);
                    trials.add(again);
                  }
                });
    assertThat(trials).containsExactly(true, false);
    assertThat(outcome.runs().all()).extracting(Run::id).containsExactly(small.id());
    Path log = outcome.failures().get(bad).log().orElseThrow();
    assertThat(log).isEqualTo(folder.resolve(bad.id()).resolve("failure.log"));
    assertThat(log)
        .content()
        .startsWith(bad + "\ncannot write to ")
        .contains("at rethink.train.Trainer");

    Files.delete(folder.resolve(bad.id()).resolve("experiment.json.part"));
    Sweep.of(small, bad).in(folder).run();
    assertThat(log).doesNotExist();
  }

  @Test
  void run_modelOfTheReadersOwn_isPerformedInThisJvm() {
    Model own =
        (Model)
            Proxy.newProxyInstance(
                Model.class.getClassLoader(),
                new Class<?>[] {Model.class},
                (proxy, method, arguments) ->
                    method.getName().equals("name")
                        ? "my own"
                        : method.invoke(new Mlp(1, 4), arguments));
    Experiment experiment = Experiment.of(own).on(small.dataset()).epochs(1);
    assertThat(Order.canTell(experiment)).isFalse();
    assertThat(Sweep.of(experiment, small).in(folder).run().all())
        .extracting(Run::model)
        .containsExactly("my own", "mlp-1x8");
  }

  @Test
  void run_allFinished_startsNoProcess() {
    Sweep sweep = Sweep.of(small).in(folder);
    sweep.run();
    Sweep impossible = sweep.jobs(1_000_000);
    assertThat(impossible.run().all()).hasSize(1);
    assertThatThrownBy(impossible.in(folder.resolve("empty"))::run)
        .hasMessageStartingWith("1000000 runs at a time need");
  }

  @Test
  void threads_ofTheSweep_areThoseOfItsRuns() {
    Run run = Sweep.of(small).threads(2).in(folder).run().all().get(0);
    assertThat(run.environment().get("threads").asInt()).isEqualTo(2);
    assertThat(run.environment().get("OMP_NUM_THREADS").asText()).isEqualTo("2");
  }

  @Property(tries = 50)
  void shard_allOfThem_areDisjointAndComplete(
      @ForAll @IntRange(min = 1, max = 12) int count,
      @ForAll @Size(max = 40) Set<@IntRange(max = 1_000) Integer> seeds) {
    List<Experiment> all = seeds.stream().map(seed -> Small.mlp().seed(seed)).toList();
    List<Experiment> together = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      Sweep shard = Sweep.of(all).shard(number, count);
      assertThat(shard.experiments().size()).isBetween(all.size() / count, all.size() / count + 1);
      together.addAll(shard.experiments());
    }
    assertThat(together).containsExactlyInAnyOrderElementsOf(all);
    List<Experiment> backwards = new ArrayList<>(all);
    Collections.reverse(backwards);
    assertThat(Sweep.of(backwards).shard(1, count).experiments())
        .as("whatever the order")
        .containsExactlyInAnyOrderElementsOf(Sweep.of(all).shard(1, count).experiments());
  }

  @Test
  void shard_thatIsNone_isRefused() {
    assertThatThrownBy(() -> Sweep.of(small).shard(3, 2)).hasMessage("shard 3 of 2; wanted 1..2");
    assertThatThrownBy(() -> Sweep.of(small).shard(0, 2)).hasMessage("shard 0 of 2; wanted 1..2");
  }
}
