package rethink.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class GradientTest {
  private final Batch batch = Batch.of(8, 28);

  /**
   * Within 10 %: the kinks of rectifiers and pools passed on the way bend the loss by up to 3 %,
   * while a gradient doubled or lost is off by 50 % or more.
   */
  @ParameterizedTest
  @ValueSource(strings = {"inception/16", "inception-no-bn/16", "alexnet", "mlp-1x32", "mlp-3x32"})
  void gradient_randomDirections_predictsTheLoss(String model) {
    ComputationGraph net = net(model);
    boolean normalized = net.paramTable().containsKey("stem_mean");
    gradients(net, batch)
        .forEach(
            (name, gradient) -> {
              // The slope along a bias that normalisation takes away again is 0.
              if (!normalized || name.endsWith("_W")) {
                for (int seed : new int[] {1, 2}) {
                  Slope slope = Slope.of(batch, net, name, gradient, seed);
                  assertThat(slope.error()).as("%s in %s", name, slope).isLessThan(0.1);
                }
              }
            });
  }

  /**
   * Within 2 % of its length: a rectifier or pool whose input rounding carries across 0 has another
   * slope, and one of them bends the stem's gradient by up to 1 %.
   */
  @ParameterizedTest
  @CsvSource({
    "inception/16, true",
    "inception/16, false",
    "inception-no-bn/16, true",
    "alexnet, true",
    "alexnet, false"
  })
  void gradient_inFloats_isThatOfDoubles(String model, String oneDnn) {
    System.setProperty("rethink.onednn", oneDnn);
    try {
      ComputationGraph net = net(model);
      Batch doubles = batch.as(DataType.DOUBLE);
      ComputationGraph exact = doubles.net(Model.named(model));
      exact.setParams(net.params().castTo(DataType.DOUBLE));
      Map<String, INDArray> wanted = gradients(exact, doubles);
      gradients(net, batch)
          .forEach(
              (name, gradient) ->
                  assertThat(gradient.distance2(wanted.get(name)))
                      .as(name)
                      .isLessThan(0.02 * wanted.get(name).norm2Number().doubleValue()));
      assertThat(net.score()).isCloseTo(exact.score(), within(1e-5));
    } finally {
      System.clearProperty("rethink.onednn");
    }
  }

  /** Biases drawn at random: where they are 0, so are sums of dead units, on the kink. */
  private ComputationGraph net(String model) {
    ComputationGraph net = batch.net(Model.named(model));
    Random random = new Random(4);
    net.paramTable()
        .forEach(
            (name, values) -> {
              if (name.endsWith("_b")) {
                for (long i = 0; i < values.length(); i++) {
                  values.putScalar(i, 0.1 * random.nextGaussian());
                }
              }
            });
    return net;
  }

  /** The gradient of the mean loss at each trained parameter, in doubles. */
  private static Map<String, INDArray> gradients(ComputationGraph net, Batch batch) {
    batch.computeGradient(net);
    Map<String, INDArray> gradients = new LinkedHashMap<>();
    net.gradient()
        .gradientForVariable()
        .forEach(
            (name, gradient) -> {
              if (!ModelSummary.isStatistic(name)) {
                gradients.put(name, gradient.castTo(DataType.DOUBLE).div(batch.images().size(0)));
              }
            });
    return gradients;
  }
}
