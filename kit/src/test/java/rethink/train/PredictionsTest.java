package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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
    Predictions predictions = Predictions.of(net, new Whitened(IMAGES), IMAGES.labels());
    assertThat(predictions.loss()).isCloseTo(loss / 300, within(1e-6));
    assertThat(predictions.accuracy()).isEqualTo(right / 300.0);
  }

  @Test
  void accuracy_someImages_countsOnlyThem() {
    alwaysSay(3);
    Predictions predictions = of(3, 1, 3, 3, 0);
    assertThat(predictions.accuracy()).isEqualTo(0.6);
    assertThat(predictions.accuracy(i -> i < 2)).isEqualTo(0.5);
    assertThat(predictions.accuracy(i -> i == 4)).isZero();
    assertThat(predictions.accuracy(i -> false)).isNaN();
  }

  @Test
  void topAccuracy_equalScores_countFirstClassesFirst() {
    net.params().assign(0);
    net.getParam("classes_b").putScalar(7, 2).putScalar(4, 1);
    // In the order of the network: 7, 4, and then 0, 1, 2 of the eight that are as likely.
    Predictions predictions = of(7, 4, 0, 2, 3);
    assertThat(predictions.topAccuracy(1)).isEqualTo(predictions.accuracy()).isEqualTo(0.2);
    assertThat(predictions.topAccuracy(2)).isEqualTo(0.4);
    assertThat(predictions.topAccuracy(5)).isEqualTo(0.8);
    assertThat(predictions.topAccuracy(10)).isEqualTo(1);
  }

  @Test
  void ofEach_twoLabellings_areThoseOfOneEach() {
    int[] other = IMAGES.first(20).labels();
    other[0] = (other[0] + 1) % 10;
    Whitened images = new Whitened(IMAGES.first(20));
    List<Predictions> both =
        Predictions.ofEach(net, images, List.of(IMAGES.first(20).labels(), other));
    assertThat(both.get(0).loss())
        .isEqualTo(Predictions.of(net, images, IMAGES.first(20).labels()).loss())
        .isNotEqualTo(both.get(1).loss());
    assertThat(both.get(1).loss()).isEqualTo(Predictions.of(net, images, other).loss());
  }

  @Test
  void loss_certainAnswer_isZeroIfRightAndFiniteIfWrong() {
    alwaysSay(3);
    assertThat(of(3).loss()).isZero();
    // The smallest positive float stands for a probability of 0.
    assertThat(of(4).loss()).isCloseTo(103.28, within(0.01));
  }

  /** Of the first images, which have these labels. */
  private Predictions of(int... labels) {
    return Predictions.of(net, new Whitened(IMAGES.first(labels.length)), labels);
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
