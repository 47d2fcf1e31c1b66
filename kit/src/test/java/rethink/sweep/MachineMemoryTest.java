package rethink.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import rethink.corrupt.GaussianPixels;
import rethink.data.Dataset;
import rethink.model.Model;
import rethink.train.Experiment;

class MachineMemoryTest {
  @Property
  void share_jobsThatFit_leavesEachItsNeedAndTheMachineSome(
      @ForAll @IntRange(min = 1, max = 2_000_000) int megabytes,
      @ForAll @IntRange(min = 1, max = 256) int jobs,
      @ForAll @IntRange(min = 300, max = 20_000) int need) {
    MachineMemory memory = new MachineMemory(megabytes);
    Assume.that(jobs <= memory.jobs(need));
    long share = memory.share(jobs, need);
    assertThat(share).isGreaterThanOrEqualTo(need);
    if (jobs > 1) {
      assertThat(jobs * share).isLessThanOrEqualTo(megabytes - 500);
    }
  }

  @Property
  void share_oneJobTooMany_isRefusedWithTheNumberThatFits(
      @ForAll @IntRange(min = 1, max = 100_000) int megabytes,
      @ForAll @IntRange(min = 300, max = 20_000) int need) {
    MachineMemory memory = new MachineMemory(megabytes);
    int fitting = memory.jobs(need);
    assertThat(memory.share(fitting, need)).isPositive();
    assertThatThrownBy(() -> memory.share(fitting + 1, need))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("choose --jobs " + fitting);
  }

  @Test
  void share_tooMany_saysTheNumbers() {
    assertThatThrownBy(() -> new MachineMemory(8_000).share(4, 2_946))
        .hasMessage(
            "4 runs at a time need 2,946 MB each, 11,784 MB in all; of this machine's 8,000 MB they"
                + " may have 7,000: choose --jobs 2");
  }

  /** What processes were seen to keep resident, in megabytes. */
  @Test
  void need_measuredRuns_isMoreButNotMuch() {
    Dataset few = new Dataset("shapes", 256, 128);
    Dataset all = new Dataset("shapes", 50_000, 10_000);
    assertThat(need("mlp-1x512", few)).isBetween(290L, 600L);
    assertThat(need("alexnet", few)).isBetween(500L, 800L);
    assertThat(need("inception/4", few)).isBetween(606L, 1_000L);
    assertThat(need("inception", few)).isBetween(1_490L, 2_200L);
    assertThat(need("alexnet", all)).isBetween(1_630L, 2_600L);
    assertThat(need("inception", all)).isBetween(2_450L, 3_200L);
  }

  @Test
  void command_share_limitsHeapArraysAndProcess() {
    List<String> words = JvmCommand.of(1_000, 1).orElseThrow().words();
    assertThat(words)
        .contains(
            "-Xmx600m",
            "-Dorg.bytedeco.javacpp.maxbytes=500m",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=1000m");
  }

  private static long need(String model, Dataset data) {
    return RunMemory.need(
        Experiment.of(Model.named(model)).on(data).with(new GaussianPixels()).batch(128));
  }
}
