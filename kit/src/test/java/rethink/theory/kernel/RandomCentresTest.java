package rethink.theory.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import rethink.data.ImageSet;

class RandomCentresTest {
  private static final GaussianKernel KERNEL = new GaussianKernel(0.05);
  private static final ImageSet IMAGES = Made.noise(80, 8, 3, 1);

  @Test
  void fit_otherCentres_fitsEveryLabelAtALargerNorm() {
    RandomCentres fit = RandomCentres.fit(KERNEL, IMAGES, Made.noise(80, 8, 3, 2));
    assertThat(fit.error(IMAGES)).isZero();
    assertThat(fit.rkhsNorm()).isGreaterThan(KernelMachine.of(KERNEL).fit(IMAGES).rkhsNorm());
  }

  @Test
  void fit_aroundTheImagesThemselves_isTheMachineOfLeastNorm() {
    RandomCentres fit = RandomCentres.fit(KERNEL, IMAGES, IMAGES);
    KernelFit machine = KernelMachine.of(KERNEL).tolerance(1e-12).fit(IMAGES);
    ImageSet others = Made.noise(60, 8, 3, 3);
    assertThat(fit.rkhsNorm()).isCloseTo(machine.rkhsNorm(), within(1e-8));
    assertThat(fit.error(others)).isEqualTo(machine.error(others));
  }

  @Test
  void fit_otherNumberOfCentres_isRefused() {
    assertThatThrownBy(() -> RandomCentres.fit(KERNEL, IMAGES, IMAGES.first(79)))
        .hasMessageContaining("79 centres for 80 images");
  }
}
