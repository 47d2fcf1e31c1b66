package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import rethink.data.Dataset;
import rethink.data.ImageSet;
import rethink.model.Mlp;

class PredictionsTest {
  /** More than two of the batches that predictions are computed in. */
  private static final ImageSet IMAGES = new Dataset("shapes", 300, 1).train();

  private final ComputationGraph net = net();

  @Test
  void lossAndAccuracy_threeBatches_areThoseOfOnePass() {
    INDArray out = net.output(new Whitened(IMAGES).features(range(300), 0, 300))[0];
    double loss = 0;
    int right = 0;
    for (int i = 0; i < 300; i++) {
      loss -= Math.log(out.getDouble(i, IMAGES.label(i)));
      right += out.getRow(i).argMax().getInt(0) == IMAGES.label(i) ? 1 : 0;
    }
    Predictions predictions = Predictions.of(net, new Whitened(IMAGES));
    assertThat(predictions.loss(IMAGES.labels())).isCloseTo(loss / 300, within(1e-6));
    assertThat(predictions.accuracy(IMAGES.labels())).isEqualTo(right / 300.0);
  }

  @Test
  void accuracy_someImages_countsOnlyThem() {
    alwaysSay(3);
    Predictions predictions = Predictions.of(net, new Whitened(IMAGES.first(5)));
    int[] labels = {3, 1, 3, 3, 0};
    assertThat(predictions.accuracy(labels)).isEqualTo(0.6);
    assertThat(predictions.accuracy(labels, i -> i < 2)).isEqualTo(0.5);
    assertThat(predictions.accuracy(labels, i -> i == 4)).isZero();
    assertThat(predictions.accuracy(labels, i -> false)).isNaN();
  }

  @Test
  void loss_certainAnswer_isZeroIfRightAndFiniteIfWrong() {
    alwaysSay(3);
    Predictions predictions = Predictions.of(net, new Whitened(IMAGES.first(1)));
    assertThat(predictions.loss(new int[] {3})).isZero();
    // The smallest positive float stands for a probability of 0.
    assertThat(predictions.loss(new int[] {4})).isCloseTo(103.28, within(0.01));
  }

  private void alwaysSay(int label) {
    net.params().assign(0);
    net.getParam("classes_b").putScalar(label, 1000);
  }

  private static int[] range(int n) {
    return IntStream.range(0, n).toArray();
  }

  private static ComputationGraph net() {
    ComputationGraph net =
        new ComputationGraph(
            new Mlp(1, 8)
                .configure(new NeuralNetConfiguration.Builder().seed(2), IMAGES.shape(), 10));
    net.init();
    return net;
  }
}
