package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;
import static org.nd4j.linalg.api.buffer.DataType.FLOAT;

import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class LocalResponseNormTest {
  /** Some ten float roundings in a row. */
  private static final double TOLERANCE = 2e-6;

  @ParameterizedTest(name = "radius {0}, alpha {1}, {2} channels")
  @CsvSource({
    "4, 0.000111, 12",
    "4, 0.1, 12",
    "4, 0.1, 9",
    "4, 0.1, 3",
    "1, 0.1, 1",
    "1, 0.5, 2",
    "0, 0.1, 3"
  })
  void step_anyWindow_computesFormulaAndItsDerivative(int radius, double alpha, int channels) {
    Step step = new Step(channels);
    Step.Result found = step.through(FLOAT, new LocalResponseNorm(radius, alpha));
    Response reference = new Response(radius, alpha);
    assertThat(Difference.between(found.out(), reference.of(step.x))).isLessThan(TOLERANCE);
    assertThat(Difference.between(found.below(), reference.gradient(step.x, step.epsilon)))
        .isLessThan(TOLERANCE);
  }

  @Test
  void output_evaluation_isTheSameAsInTraining() {
    Step step = new Step(5);
    MultiLayerNetwork net = step.net(FLOAT, new LocalResponseNorm(2, 0.1));
    INDArray x = step.x.castTo(FLOAT);
    assertThat(net.output(x, false)).isEqualTo(net.output(x, true));
  }

  @Test
  void step_gapsInMemory_computesTheSameBits() {
    Step step = new Step(5);
    Step.Result plain = step.through(FLOAT, new LocalResponseNorm(2, 0.1));
    step.x = step.x.dup('f');
    step.epsilon = step.epsilon.dup('f');
    Step.Result gapped = step.through(FLOAT, new LocalResponseNorm(2, 0.1));
    assertThat(gapped.out()).isEqualTo(plain.out());
    assertThat(gapped.below()).isEqualTo(plain.below());
  }

  /** Why this layer exists; once this fails, Deeplearning4j's own can take over. */
  @Test
  void stockLayer_largeAlpha_hasAWrongGradient() {
    Step step = new Step(12);
    Layer stock = new LocalResponseNormalization.Builder(1, 9, 0.1, 0.75).build();
    Step.Result found = step.through(DOUBLE, stock);
    Response reference = new Response(4, 0.1);
    assertThat(Difference.between(found.out(), reference.of(step.x))).isLessThan(1e-12);
    assertThat(Difference.between(found.below(), reference.gradient(step.x, step.epsilon)))
        .isGreaterThan(0.01);
  }

  /** A batch of two and gradients above it, of a size at which the normalisation matters. */
  private static final class Step {
    INDArray x;
    INDArray epsilon;

    record Result(INDArray out, INDArray below) {}

    Step(int channels) {
      x = Gaussian.array(DOUBLE, 1, 2, channels, 3, 2).muli(2);
      epsilon = Gaussian.array(DOUBLE, 2, 2, channels, 3, 2);
    }

    MultiLayerNetwork net(DataType type, Layer layer) {
      return Twin.net(type, 3, 2, (int) x.size(1), layer);
    }

    Result through(DataType type, Layer layer) {
      MultiLayerNetwork net = net(type, layer);
      net.setInput(x.castTo(type));
      net.setInputMiniBatchSize(2);
      INDArray out = net.feedForward(true, false).get(1).dup();
      return new Result(out, net.backpropGradient(epsilon.castTo(type), null).getSecond().dup());
    }
  }
}
