package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.api.buffer.DataType.FLOAT;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;

/** oneDNN has no quick way for some pairs of layouts, and says nothing when it takes the slow. */
class ConvolutionSpeedTest {

  /** Its slow way takes a hundred times as long, so that a busy machine does not matter. */
  @Test
  void step_paperStemInAnyBatch_isNotSlowerThanALargeBatch() {
    Module stem = new Module(3, 1, 3, 96, 28, 28, true);
    MultiLayerNetwork net = stem.net(FLOAT, stem.layer().inputGradient(false).build());
    seconds(stem, net, 80);
    double longest = 4 * seconds(stem, net, 80);
    for (int batch : new int[] {1, 4, 16, 32, 64}) {
      assertThat(seconds(stem, net, batch)).as("batch of %d", batch).isLessThan(longest);
    }
  }

  private static double seconds(Module stem, MultiLayerNetwork net, int batch) {
    var images = stem.images(1, batch);
    var epsilon = stem.epsilon(2, batch);
    long started = System.nanoTime();
    Step.of(net, images, epsilon);
    return (System.nanoTime() - started) / 1e9;
  }
}
