package rethink.paper.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rethink.paper.Refuted;
import tech.tablesaw.api.Table;

class KernelClaimsTest {
  private static final int RIDGE = 0;
  private static final int RANDOM = 1;
  private static final int RIDGE_ON_FILTERS = 2;
  private static final int NORM = 3;
  private final MadeKernels made = new MadeKernels();

  private List<Integer> refuted() {
    return Refuted.in(KernelClaims.verdicts(made.solved()));
  }

  @Test
  void verdicts_asMade_hold() {
    assertThat(KernelClaims.verdicts(made.solved()).rowCount()).isEqualTo(4);
    assertThat(refuted()).isEmpty();
  }

  @Test
  void verdicts_ridgeThatHelpsPixels_isSaid() {
    // Two standard errors of 0.4 among 1,000 images are 0.031.
    made.ridged("gaussian:0.01", 1, 400, 0.1, 0.36).ridged("gaussian:0.01", 2, 400, 0.1, 0.36);
    assertThat(refuted()).containsExactly(RIDGE);
  }

  @Test
  void verdicts_ridgeThatDoesNotHelpFilters_isSaid() {
    made.ridged("convolution:50", 1, 400, 0.1, 0.19).ridged("convolution:50", 2, 400, 0.1, 0.19);
    assertThat(refuted()).containsExactly(RIDGE_ON_FILTERS);
  }

  @Test
  void verdicts_oneSeedOfRandomLabelsAtSmallerNorm_isSaid() {
    made.random(2, 400, 19);
    assertThat(refuted()).containsExactly(RANDOM);
  }

  @Test
  void verdicts_lowerErrorAtSmallerNorm_isSaid() {
    made.exact("shapes", "convolution:50", 1, 400, 0.2, 18);
    assertThat(refuted()).containsExactly(NORM);
  }

  @Test
  void verdicts_recorded_beginWithAllOfMnist() {
    Table verdicts = KernelClaims.verdicts(SolvedKernels.recorded());
    assertThat(verdicts.getString(0, "here")).isEqualTo("1.22 %");
    assertThat(verdicts.getString(0, "verdict")).isEqualTo("holds");
  }

  @Test
  void verdicts_aPartOfMnist_doNotClaimThePapersError() {
    SolvedKernels part = SolvedKernels.recorded().where(s -> s.n() < 60_000);
    assertThat(KernelClaims.verdicts(part).getString(0, "claim")).doesNotContain("1.2 %");
  }
}
