package rethink.theory.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.javacpp.DoublePointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rethink.data.ImageSet;

class RandomConvolutionTest {
  private static final int WIDTH = 20;
  private static final ImageSet IMAGES = Made.noise(30, WIDTH, 3, 1);

  /** Windows that share cells, windows of a place, windows as large as the image: many batches. */
  @ParameterizedTest
  @CsvSource({"7, 6, 4", "20, 1, 1", "5, 18, 3", "3, 5, 2"})
  void between_anyWindows_isTheProductOfPlainFeatures(int filters, int pool, int stride) {
    RandomConvolution net = new RandomConvolution(filters, 3, pool, stride, 0.5, 1);
    double[][] features = features(net, IMAGES);
    double trace = 0;
    for (double[] image : features) {
      trace += product(image, image);
    }
    Similarities found = net.between(IMAGES, 16);
    try (DoublePointer block = new DoublePointer(14 * 16)) {
      found.fill(16, 14, 0, 16, block);
      for (int i = 0; i < 14; i++) {
        for (int j = 0; j < 16; j++) {
          double wanted = product(features[16 + i], features[j]) * IMAGES.size() / trace;
          assertThat(block.get(j * 14L + i)).isCloseTo(wanted, within(1e-4));
        }
      }
    }
  }

  @Test
  void scores_newImages_areWeightedSimilarities() {
    RandomConvolution net = new RandomConvolution(20, 3, 1, 1, 0.5, 1);
    ImageSet others = Made.noise(7, WIDTH, 3, 2);
    double[][] features = features(net, IMAGES);
    double[][] theirs = features(net, others);
    double trace = 0;
    for (double[] image : features) {
      trace += product(image, image);
    }
    double[] weights = new double[2 * IMAGES.size()];
    java.util.Arrays.setAll(weights, i -> Math.cos(i));
    double[] scores = net.between(IMAGES, 16).scores(others, weights);
    for (int i = 0; i < others.size(); i++) {
      for (int c = 0; c < 2; c++) {
        double wanted = 0;
        for (int j = 0; j < IMAGES.size(); j++) {
          double similarity = product(theirs[i], features[j]) * IMAGES.size() / trace;
          wanted += weights[c * IMAGES.size() + j] * similarity;
        }
        assertThat(scores[c * others.size() + i]).isCloseTo(wanted, within(1e-3));
      }
    }
  }

  @Test
  void fit_moreFeaturesThanImages_fitsAnyLabels() {
    KernelMachine machine = KernelMachine.of(new RandomConvolution(50, 6, 15, 6, 1, 1));
    ImageSet images = Made.noise(100, 28, 5, 1);
    assertThat(machine.fit(images).error(images)).isZero();
  }

  @Test
  void fit_fewerFeaturesThanImages_saysWhatToDo() {
    RandomConvolution net = new RandomConvolution(1, 3, 18, 1, 0.5, 1);
    assertThatThrownBy(() -> KernelMachine.of(net).fit(IMAGES))
        .hasMessageStartingWith("30 images, but convolution:1 has 2 features")
        .hasMessageContaining("add a ridge");
    assertThat(KernelMachine.of(net).ridge(0.1).fit(IMAGES).relativeResidual()).isLessThan(1e-8);
  }

  @Test
  void filters_onTheirImages_haveMeanNearZeroAndVarianceNearOne() {
    RandomConvolution net = new RandomConvolution(10, 3, 1, 1, 0, 1);
    RandomFilters filters = RandomFilters.from(IMAGES, net);
    for (int f = 0; f < 10; f++) {
      double sum = 0;
      double squares = 0;
      int places = 0;
      for (int i = 0; i < IMAGES.size(); i++) {
        float[] patches = patches(IMAGES, i, 3);
        for (int at = 0; at < patches.length; at += 9, places++) {
          double response = response(filters, f, patches, at);
          sum += response;
          squares += response * response;
        }
      }
      assertThat(sum / places).isCloseTo(0, within(0.05));
      // Patches are brought to mean 0, and whitening is damped, so a little is missing.
      assertThat(squares / places).isBetween(0.7, 1.1);
    }
  }

  @Test
  void between_sameSeed_isTheSame() {
    assertThat(corner(1)).isEqualTo(corner(1)).isNotEqualTo(corner(2));
  }

  @Test
  void net_thatDoesNotFitTheImages_isRefused() {
    assertThatThrownBy(() -> new RandomConvolution(0, 1)).hasMessageContaining("0 filters");
    assertThatThrownBy(() -> new RandomConvolution(5, 3, 19, 1, 1, 1).between(IMAGES, 16))
        .hasMessageContaining("windows of 19 places, wanted at most the 18");
    assertThatThrownBy(() -> new RandomConvolution(5, 21, 1, 1, 1, 1).between(IMAGES, 16))
        .hasMessageContaining("patches of side 21");
  }

  private static double corner(long seed) {
    try (DoublePointer block = new DoublePointer(16 * 16)) {
      new RandomConvolution(3, 3, 5, 2, 0.5, seed).between(IMAGES, 16).fill(0, 16, 0, 16, block);
      return block.get(5);
    }
  }

  /** By the definition, one value after the other. */
  private static double[][] features(RandomConvolution net, ImageSet images) {
    RandomFilters filters = RandomFilters.from(IMAGES, net);
    int places = WIDTH - net.patch() + 1;
    int windows = (places - net.pool()) / net.stride() + 1;
    double[][] features = new double[images.size()][2 * windows * windows * net.filters()];
    for (int i = 0; i < images.size(); i++) {
      float[] patches = patches(images, i, net.patch());
      for (int w = 0; w < windows * windows; w++) {
        for (int f = 0; f < net.filters(); f++) {
          for (int p = 0; p < net.pool() * net.pool(); p++) {
            int y = w / windows * net.stride() + p / net.pool();
            int x = w % windows * net.stride() + p % net.pool();
            double response = response(filters, f, patches, (y * places + x) * filters.length());
            int at = 2 * (w * net.filters() + f);
            features[i][at] += Math.max(0, response - net.bias());
            features[i][at + 1] += Math.max(0, -response - net.bias());
          }
        }
      }
    }
    return features;
  }

  private static float[] patches(ImageSet images, int image, int side) {
    int places = (WIDTH - side + 1) * (WIDTH - side + 1);
    float[] patches = new float[places * side * side];
    new Patches(images.shape(), side).all(images.pixels(image), patches);
    return patches;
  }

  private static double response(RandomFilters filters, int f, float[] patches, int at) {
    double response = -filters.offset(f);
    for (int k = 0; k < filters.length(); k++) {
      response += filters.weights()[f * filters.length() + k] * (double) patches[at + k];
    }
    return response;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
