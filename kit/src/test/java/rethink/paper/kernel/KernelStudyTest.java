package rethink.paper.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rethink.data.Dataset;

class KernelStudyTest {

  @Test
  void solve_twoSizesAndSeeds_hasEachKernelOnTrueAndRandomLabelsAndRidges() {
    SolvedKernels solved =
        new KernelStudy(List.of(40, 80), 30, List.of(1L, 2L))
            .solve(Dataset.named("shapes").first(160).testFirst(50));
    assertThat(solved.all()).hasSize(2 * 2 * (3 * 2 + 2));
    assertThat(solved.kernels("shapes"))
        .containsExactly("gaussian:0.01", "gabor:0.5", "convolution:30");
    for (String kernel : solved.kernels("shapes")) {
      SolvedKernels exact = solved.exact("shapes", kernel).at(80);
      assertThat(exact.all()).extracting(Solved::norm).doesNotHaveDuplicates().hasSize(2);
      assertThat(solved.random("shapes", kernel).at(80).all())
          .allMatch(random -> random.norm() > exact.like(random).norm());
    }
    assertThat(solved.ridged("shapes", "gaussian:0.01").ridges()).containsExactly(1e-3, 1e-1);
  }
}
