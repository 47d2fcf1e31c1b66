package rethink.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Reads the real files where this machine has them; the official and re-encoded copies both pass.
 */
class RealDataTest {

  @Test
  void cifar10_realFiles_haveTheKnownMomentsAndBalancedClasses() {
    assume(Cifar10.ENTRY);
    ImageSet train = Cifar10.dataset().train();
    assertThat(train.size()).isEqualTo(50_000);
    assertThat(histogram(train)).containsOnly(5000);
    assertThat(histogram(Cifar10.dataset().test())).containsOnly(1000);
    double[] means = new double[3];
    float[] pixels = new float[3072];
    for (int image = 0; image < train.size(); image++) {
      train.copyPixels(image, pixels, 0);
      for (int i = 0; i < pixels.length; i++) {
        means[i / 1024] += pixels[i] / (255.0 * 1024 * train.size());
      }
    }
    assertThat(means).containsExactly(new double[] {0.4914, 0.4822, 0.4465}, within(0.0003));
  }

  /** The checksum that runs on all exact images record. */
  @Test
  void cifar10_exactFiles_haveTheKnownChecksum() {
    assume(Cifar10.ENTRY);
    Dataset data = Cifar10.dataset();
    assertThat(data.checksum().startsWith("4980956233506c5c")).isEqualTo(data.isExact().get());
  }

  @Test
  void mnist_realFiles_startWithTheKnownDigits() {
    assume(Mnist.ENTRY);
    ImageSet train = Mnist.dataset().train();
    assertThat(train.size()).isEqualTo(60_000);
    assertThat(train.first(10).labels()).containsExactly(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
    assertThat(histogram(train))
        .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
    assertThat(Mnist.dataset().test().first(5).labels()).containsExactly(7, 2, 1, 0, 4);
  }

  private static void assume(Catalogue.Entry dataset) {
    assumeTrue(
        DataHome.here().find(dataset).isPresent(),
        dataset.title() + " is not on this machine; set RETHINK_DATA to test with it");
  }

  private static int[] histogram(ImageSet set) {
    int[] counts = new int[set.classes().size()];
    Arrays.stream(set.labels()).forEach(label -> counts[label]++);
    return counts;
  }
}
