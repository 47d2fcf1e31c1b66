package rethink.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rethink.train.Experiment;

@Timeout(180)
class SweepProcessTest {
  @TempDir Path runs;

  @Test
  void perform_twoProcessesOverOneFolder_shareTheRunsAndRepeatNone() throws Exception {
    List<Experiment> experiments = new ArrayList<>();
    for (int seed = 1; seed <= 6; seed++) {
      experiments.add(Small.mlp().seed(seed).epochs(100));
    }
    // So that this side has a process at hand while the other one starts.
    Sweep.of(Small.mlp().seed(99)).in(runs).jobs(1).run();
    Process other = SweepInChild.start(runs, 1, experiments);
    BufferedReader lines = other.inputReader();
    Set<String> there = new HashSet<>(Set.of(lines.readLine()));
    Set<String> here = ConcurrentHashMap.newKeySet();
    SweepOutcome outcome =
        Sweep.of(experiments)
            .in(runs)
            .jobs(1)
            .perform(
                new SweepListener() {
                  @Override
                  public void progresses(Experiment experiment, Progress progress) {
                    here.add(experiment.id());
                  }
                });
    there.addAll(lines.lines().toList());
    assertThat(other.waitFor()).isZero();

    assertThat(here).isNotEmpty().doesNotContainAnyElementsOf(there);
    here.addAll(there);
    assertThat(here)
        .isEqualTo(experiments.stream().map(Experiment::id).collect(Collectors.toSet()));
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.runs().all()).hasSize(6).allMatch(run -> run.epochs().size() == 100);
  }

  @Test
  void kill_theParent_endsItsChildren() throws Exception {
    Process parent = SweepInChild.start(runs, 1, List.of(Small.mlp().epochs(1_000_000)));
    parent.inputReader().readLine();
    List<ProcessHandle> children = parent.descendants().toList();
    assertThat(children).hasSize(1);
    parent.destroyForcibly();
    children.get(0).onExit().get(5, TimeUnit.SECONDS);
  }
}
