package rethink.theory.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import rethink.data.Dataset;
import rethink.data.RandomStream;
import rethink.layer.Natives;
import rethink.model.Mlp;
import rethink.train.Experiment;
import rethink.train.Training;

class MlpFunctionTest {
  @Test
  void marginGradient_twoHiddenLayersInDoubles_equalsDifferences() {
    MlpFunction network = random(6, 5, 4, 3);
    INDArray x = gaussian(7, 6, "inputs");
    int[] classes = {0, 1, 2, 0, 1, 2, 1};
    INDArray gradient = network.marginGradient(x, classes);
    double step = 1e-6;
    for (int i = 0; i < 7; i++) {
      for (int k = 0; k < 6; k++) {
        INDArray up = x.dup().putScalar(i, k, x.getDouble(i, k) + step);
        INDArray down = x.dup().putScalar(i, k, x.getDouble(i, k) - step);
        double slope =
            (margin(network, up, i, classes[i]) - margin(network, down, i, classes[i]))
                / (2 * step);
        assertThat(gradient.getDouble(i, k)).isCloseTo(slope, within(1e-7));
      }
    }
  }

  /** The logit of a class less the largest other, by hand. */
  private static double margin(MlpFunction network, INDArray inputs, int input, int winner) {
    double[] values = inputs.getRow(input).toDoubleVector();
    for (int layer = 0; layer < network.weights().size(); layer++) {
      INDArray w = network.weights().get(layer);
      double[] above = new double[(int) w.size(1)];
      for (int j = 0; j < above.length; j++) {
        above[j] = network.biases().get(layer).getDouble(0, j);
        for (int i = 0; i < values.length; i++) {
          above[j] += values[i] * w.getDouble(i, j);
        }
        boolean hidden = layer < network.weights().size() - 1;
        above[j] = hidden ? Math.max(0, above[j]) : above[j];
      }
      values = above;
    }
    double rival = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < values.length; k++) {
      rival = k == winner ? rival : Math.max(rival, values[k]);
    }
    return values[winner] - rival;
  }

  @Test
  void classes_ofATrainedNetwork_areItsAnswers() {
    Mlp model = new Mlp(2, 16);
    try (Training training =
        Training.of(Experiment.of(model).on(new Dataset("shapes", 64, 16)).batch(16))) {
      training.epoch();
      int[] classes =
          MlpFunction.of(model, training.network()).classes(Training.inputs(training.images()));
      boolean[] right = training.right(training.images());
      for (int i = 0; i < 64; i++) {
        assertThat(classes[i] == training.images().label(i)).isEqualTo(right[i]);
      }
      assertThat(right).contains(true).contains(false);
    }
  }

  static MlpFunction random(int... sizes) {
    Natives.load();
    List<INDArray> weights = new ArrayList<>();
    List<INDArray> biases = new ArrayList<>();
    for (int i = 1; i < sizes.length; i++) {
      weights.add(gaussian(sizes[i - 1], sizes[i], "weights " + i));
      biases.add(gaussian(1, sizes[i], "biases " + i));
    }
    return new MlpFunction(weights, biases);
  }

  static INDArray gaussian(int rows, int columns, String purpose) {
    RandomStream random = RandomStream.of(1, purpose);
    double[] values = new double[rows * columns];
    Arrays.setAll(values, i -> random.nextGaussian());
    return Nd4j.create(values, new long[] {rows, columns}, DataType.DOUBLE);
  }
}
