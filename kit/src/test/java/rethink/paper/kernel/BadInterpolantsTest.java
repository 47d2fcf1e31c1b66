package rethink.paper.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rethink.data.Dataset;
import rethink.paper.Refuted;
import rethink.paper.kernel.BadInterpolants.Fit;
import rethink.paper.kernel.BadInterpolants.Kind;

class BadInterpolantsTest {
  private static final Fit LEAST = new Fit(Kind.LEAST_NORM, 10, 0, 0.3, 0.3);
  private static final Fit CENTRES = new Fit(Kind.RANDOM_CENTRES, 90, 0, 0.8, 0.8);
  private static final Fit FORCED = new Fit(Kind.FORCED, 20, 0, 0.9, 0.5);
  private static final Fit TOLD = new Fit(Kind.TOLD, 15, 0, 0, 0.2);

  @Test
  void fits_shapes_goThroughTheirLabelsAndWhatWasForced() {
    List<Fit> fits =
        BadInterpolants.fits(
            Dataset.named("shapes").first(120).train(),
            Dataset.named("shapes").testFirst(50).test(),
            1);
    assertThat(fits).extracting(Fit::kind).containsExactly(Kind.values());
    assertThat(fits).allMatch(fit -> fit.trainError() == 0);
    assertThat(fits.get(2).otherError()).isGreaterThan(0.7);
    assertThat(fits.get(3).otherError()).isZero();
    assertThat(fits.get(1).norm()).isGreaterThan(fits.get(0).norm());
    assertThat(fits.get(2).norm()).isGreaterThan(fits.get(3).norm());
  }

  @Test
  void verdicts_asMade_hold() {
    BadInterpolants made = new BadInterpolants(5, List.of(LEAST, CENTRES, FORCED, TOLD));
    assertThat(Refuted.in(made.verdicts())).isEmpty();
    assertThat(made.table().getString(1, "norm in the kernel's space")).isEqualTo("90.0");
  }

  @Test
  void verdicts_whatFallsShort_isSaid() {
    Fit mild = new Fit(Kind.RANDOM_CENTRES, 9, 0, 0.8, 0.8);
    assertThat(
            Refuted.in(
                new BadInterpolants(5, List.of(LEAST, CENTRES, mild, FORCED, TOLD)).verdicts()))
        .containsExactly(0);
    Fit inexact = new Fit(Kind.FORCED, 20, 0.01, 0.9, 0.5);
    assertThat(
            Refuted.in(new BadInterpolants(5, List.of(LEAST, CENTRES, inexact, TOLD)).verdicts()))
        .containsExactly(1);
  }
}
