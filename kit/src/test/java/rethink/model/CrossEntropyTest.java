package rethink.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

class CrossEntropyTest {
  private static final IActivation SOFTMAX = new ActivationSoftmax();
  private static final INDArray LOGITS =
      Nd4j.create(new double[][] {{0.5, -1.25, 2}, {3, 0.1, 0.2}, {-2, 4, 1}, {1, 1.5, -1}});
  private static final INDArray LABELS =
      Nd4j.create(new double[][] {{0, 0, 1}, {0, 1, 0}, {0, 1, 0}, {1, 0, 0}});

  private final CrossEntropy loss = new CrossEntropy();

  @Test
  void scoreArray_moderateLogits_isMinusLogSoftmaxOfTheLabel() {
    INDArray softmax = Transforms.softmax(LOGITS, true);
    double[] wanted = {
      -Math.log(softmax.getDouble(0, 2)),
      -Math.log(softmax.getDouble(1, 1)),
      -Math.log(softmax.getDouble(2, 1)),
      -Math.log(softmax.getDouble(3, 0))
    };
    assertThat(loss.computeScoreArray(LABELS, LOGITS, SOFTMAX, null).toDoubleVector())
        .containsExactly(wanted, within(1e-14));
    double sum = wanted[0] + wanted[1] + wanted[2] + wanted[3];
    assertThat(loss.computeScore(LABELS, LOGITS, SOFTMAX, null, false))
        .isCloseTo(sum, within(1e-14));
    assertThat(loss.computeScore(LABELS, LOGITS, SOFTMAX, null, true))
        .isCloseTo(sum / 4, within(1e-14));
    assertThat(loss.mean()).isCloseTo(sum / 4, within(1e-14));
  }

  @Test
  void gradient_everyLogit_isTheSlopeOfTheSum() {
    INDArray gradient = loss.computeGradient(LABELS, LOGITS, SOFTMAX, null);
    double step = 1e-5;
    for (int i = 0; i < LOGITS.rows(); i++) {
      for (int k = 0; k < LOGITS.columns(); k++) {
        double slope = (shifted(i, k, step) - shifted(i, k, -step)) / (2 * step);
        assertThat(gradient.getDouble(i, k)).isCloseTo(slope, within(1e-9));
      }
    }
  }

  private double shifted(int row, int column, double by) {
    INDArray logits = LOGITS.dup();
    logits.putScalar(row, column, LOGITS.getDouble(row, column) + by);
    return loss.computeScore(LABELS, logits, SOFTMAX, null, false);
  }

  @Test
  void score_hugeLogits_isTheirDifferenceAndNotInfinite() {
    INDArray logits = Nd4j.create(new double[][] {{10_000, -10_000}, {10_000, -10_000}});
    INDArray labels = Nd4j.create(new double[][] {{1, 0}, {0, 1}});
    assertThat(loss.computeScoreArray(labels, logits, SOFTMAX, null).toDoubleVector())
        .containsExactly(0, 20_000);
    assertThat(loss.computeGradient(labels, logits, SOFTMAX, null).toDoubleMatrix())
        .isDeepEqualTo(new double[][] {{0, 0}, {1, -1}});
  }

  @Test
  void score_notANumber_staysOne() {
    INDArray logits = Nd4j.create(new double[][] {{Double.NaN, 1}});
    INDArray labels = Nd4j.create(new double[][] {{0, 1}});
    assertThat(loss.computeScore(labels, logits, SOFTMAX, null, true)).isNaN();
  }

  @Test
  void gradientAndScore_together_areThoseOfEachAlone() {
    var both = loss.computeGradientAndScore(LABELS, LOGITS, SOFTMAX, null, true);
    assertThat(both.getFirst())
        .isEqualTo(new CrossEntropy().computeScore(LABELS, LOGITS, SOFTMAX, null, true));
    assertThat(both.getSecond())
        .isEqualTo(new CrossEntropy().computeGradient(LABELS, LOGITS, SOFTMAX, null));
    assertThat(loss.correct()).isEqualTo(2);
  }

  @Test
  void gradient_floatsInColumnOrder_comesAsFloatsAtTheSamePlaces() {
    INDArray logits = LOGITS.castTo(DataType.FLOAT).dup('f');
    INDArray gradient = loss.computeGradient(LABELS.dup('f'), logits, SOFTMAX, null);
    assertThat(gradient.dataType()).isEqualTo(DataType.FLOAT);
    INDArray wanted = loss.computeGradient(LABELS, LOGITS, SOFTMAX, null);
    assertThat(gradient.castTo(DataType.DOUBLE).equalsWithEps(wanted, 1e-6)).isTrue();
  }

  @Test
  void correct_networkInTraining_isTheShareThatEvaluationFinds() {
    Batch batch = Batch.of(40, 8);
    var net = batch.net(new Mlp(1, 16));
    batch.computeGradient(net);
    var found = (CrossEntropy) ((OutputLayer) net.getOutputLayer(0).conf().getLayer()).getLossFn();
    INDArray said = net.output(batch.images())[0].argMax(1);
    long wanted = said.eq(batch.labels().argMax(1)).castTo(DataType.INT64).sumNumber().longValue();
    assertThat(found.correct()).isEqualTo((int) wanted).isBetween(1, 39);
  }

  @Test
  void score_mask_isRefused() {
    INDArray mask = Nd4j.ones(4, 1);
    assertThatThrownBy(() -> loss.computeScore(LABELS, LOGITS, SOFTMAX, mask, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cross-entropy got a mask; images have none, leave it out");
  }
}
