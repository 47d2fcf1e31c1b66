package rethink.theory.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import rethink.data.ImageSet;
import rethink.data.Shape;

class KernelMachineTest {
  private static final KernelMachine MACHINE = KernelMachine.of(new GaussianKernel(0.05));

  @Property(tries = 20)
  void fit_anySize_isTheReferenceInDouble(
      @ForAll @IntRange(min = 3, max = 150) int n, @ForAll @IntRange(min = 0, max = 1) int ridge) {
    ImageSet images = Made.noise(n, 8, 3, n);
    KernelFit fit = MACHINE.ridge(ridge).tolerance(1e-12).fit(images);
    Dense gram = Made.gram(images, 0.05);
    double[] targets = Made.targets(images.labels(), 3);
    double[] alpha = gram.solve(ridge, targets);
    assertThat(alphas(fit, 3)).satisfies(near(alpha));
    double[] image = gram.times(alpha);
    double squared = 0;
    for (int i = 0; i < alpha.length; i++) {
      squared += alpha[i] * image[i];
    }
    assertThat(fit.rkhsNorm()).isCloseTo(Math.sqrt(squared), within(1e-9 * fit.rkhsNorm()));
    assertThat(fit.coefficientNorm())
        .isCloseTo(Dense.norm(alpha), within(1e-9 * fit.coefficientNorm()));
  }

  @Test
  void fit_withoutRidge_fitsAnyLabels() {
    ImageSet images = Made.noise(300, 8, 10, 1);
    KernelFit fit = MACHINE.fit(images);
    assertThat(fit.predict(images)).isEqualTo(images.labels());
    assertThat(fit.error(images)).isZero();
    assertThat(fit.relativeResidual()).isLessThanOrEqualTo(1e-8);
  }

  @Test
  void fit_oneImage_isItsTarget() {
    ImageSet image = Made.noise(1, 4, 1, 1);
    KernelFit fit = MACHINE.fit(image);
    assertThat(fit.alpha(0, 0)).isCloseTo(1, within(1e-12));
    assertThat(fit.rkhsNorm()).isCloseTo(1, within(1e-12));
  }

  @Test
  void predict_newImages_isTheSumOfKernels() {
    ImageSet images = Made.noise(120, 6, 3, 1);
    ImageSet others = Made.noise(300, 6, 3, 2);
    KernelFit fit = MACHINE.fit(images);
    int[] predicted = fit.predict(others);
    for (int i = 0; i < others.size(); i++) {
      double[] scores = new double[3];
      for (int j = 0; j < images.size(); j++) {
        double distance = Made.distance(others.pixels(i), images.pixels(j));
        for (int c = 0; c < 3; c++) {
          scores[c] += fit.alpha(j, c) * Math.exp(-0.05 * distance);
        }
      }
      for (double score : scores) {
        assertThat(scores[predicted[i]]).isGreaterThanOrEqualTo(score - 1e-9);
      }
    }
  }

  @Test
  void fitEach_severalLabellings_isEachOnItsOwn() {
    ImageSet images = Made.noise(100, 6, 3, 1);
    int[] other = Made.noise(100, 6, 3, 2).labels();
    List<KernelFit> both = MACHINE.tolerance(1e-12).fitEach(images, images.labels(), other);
    KernelFit alone = MACHINE.tolerance(1e-12).fit(images.withLabels(other));
    assertThat(alphas(both.get(1), 3)).satisfies(near(alphas(alone, 3)));
    assertThat(both.get(0).predict(images)).isEqualTo(images.labels());
  }

  @Test
  void fitRidges_severalRidges_isEachOnItsOwn() {
    ImageSet images = Made.noise(100, 6, 3, 1);
    ImageSet others = Made.noise(50, 6, 3, 2);
    List<KernelFit> fits = MACHINE.tolerance(1e-12).fitRidges(images, 0, 0.5);
    KernelFit ridged = MACHINE.tolerance(1e-12).ridge(0.5).fit(images);
    assertThat(fits.get(0).error(images)).isZero();
    assertThat(alphas(fits.get(1), 3)).satisfies(near(alphas(ridged, 3)));
    assertThat(fits.get(1).rkhsNorm()).isCloseTo(ridged.rkhsNorm(), within(1e-9));
    assertThat(KernelFit.errors(fits, others))
        .containsExactly(fits.get(0).error(others), ridged.error(others));
    assertThatThrownBy(() -> KernelFit.errors(List.of(fits.get(0), ridged), others))
        .hasMessageContaining("different matrices");
  }

  @Test
  void fit_sameImageTwiceUnderOneLabel_isFitted() {
    ImageSet images = twice(1);
    KernelFit fit = MACHINE.fit(images);
    assertThat(fit.relativeResidual()).isLessThanOrEqualTo(1e-8);
    assertThat(fit.predict(images)).isEqualTo(images.labels());
  }

  @Test
  void fit_sameImageUnderTwoLabels_needsARidge() {
    assertThatThrownBy(() -> MACHINE.fit(twice(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("images 1 and 2")
        .hasMessageContaining("labels 1 and 0");
    assertThat(MACHINE.ridge(0.1).fit(twice(0)).relativeResidual()).isLessThanOrEqualTo(1e-8);
  }

  @Test
  void fitEach_labelsOfOtherNumber_areRefused() {
    ImageSet images = Made.noise(10, 4, 2, 1);
    assertThatThrownBy(() -> MACHINE.fitEach(images, new int[9]))
        .hasMessageContaining("9 labels for 10 images");
  }

  @Test
  void machine_settingsOutOfRange_areRefused() {
    assertThatThrownBy(() -> MACHINE.ridge(-1)).hasMessageContaining("ridge is -1.0");
    assertThatThrownBy(() -> MACHINE.tolerance(0)).hasMessageContaining("tolerance is 0.0");
  }

  /** Four images of which the last equals the second. */
  private static ImageSet twice(int lastLabel) {
    byte[][] images = {{0, 0}, {9, 99}, {9, 99}, {50, 50}};
    return ImageSet.ofBytes(
        new Shape(1, 2, 1), List.of("a", "b"), images, new int[] {0, 1, lastLabel, 1});
  }

  private static double[] alphas(KernelFit fit, int classes) {
    double[] alpha = new double[fit.size() * classes];
    java.util.Arrays.setAll(alpha, i -> fit.alpha(i % fit.size(), i / fit.size()));
    return alpha;
  }

  private static java.util.function.Consumer<double[]> near(double[] wanted) {
    return found -> assertThat(Dense.difference(found, wanted)).isLessThan(1e-9);
  }
}
