package rethink.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Both in doubles; that floats give the same is tested for each layer. */
class SmallInceptionTest {
  /** Rounding of doubles through twenty layers. */
  private static final double TOLERANCE = 1e-10;

  private final Batch batch = Batch.of(8, 28).as(DataType.DOUBLE);
  private final Batch turned =
      new Batch(batch.images().permute(0, 3, 1, 2).dup('c'), batch.labels());

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void gradient_everyParameter_isThatOfStockLayers(boolean batchNorm) {
    ComputationGraph net = batch.net(new SmallInception(batchNorm, 16));
    ComputationGraph stock = StockInception.like(net, batchNorm, 28);
    double loss = turned.computeGradient(stock);
    assertThat(batch.computeGradient(net)).isCloseTo(loss, within(1e-12));
    assertThat(net.gradient().gradientForVariable().keySet()).isEqualTo(net.paramTable().keySet());
    net.gradient().gradientForVariable().entrySet().stream()
        .filter(entry -> !ModelSummary.isStatistic(entry.getKey()))
        .forEach(
            entry ->
                assertThat(
                        distance(
                            StockInception.turned(entry.getValue()),
                            stock
                                .gradient()
                                .getGradientFor(StockInception.nameOf(entry.getKey(), batchNorm))))
                    .as(entry.getKey())
                    .isLessThan(TOLERANCE));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void fit_threeSteps_evaluatesAsStockLayers(boolean batchNorm) {
    ComputationGraph net = batch.net(new SmallInception(batchNorm, 16));
    ComputationGraph stock = StockInception.like(net, batchNorm, 28);
    for (int step = 0; step < 3; step++) {
      net.fit(new INDArray[] {batch.images()}, new INDArray[] {batch.labels()});
      stock.fit(new INDArray[] {turned.images()}, new INDArray[] {turned.labels()});
      StockInception.resetScales(stock);
    }
    assertThat(distance(net.output(batch.images())[0], stock.output(turned.images())[0]))
        .isLessThan(TOLERANCE);
    if (batchNorm) {
      for (String layer : new String[] {"stem", "inception6-3x3", "inception11-1x1"}) {
        assertThat(distance(net.getParam(layer + "_var"), stock.getParam(layer + "-norm_var")))
            .as("variance of " + layer)
            .isLessThan(TOLERANCE);
        assertThat(distance(net.getParam(layer + "_mean"), stock.getParam(layer + "-norm_mean")))
            .as("mean of " + layer)
            .isLessThan(TOLERANCE);
      }
    }
  }

  /** L2, as a share of the wanted array's where that is above 1. */
  private static double distance(INDArray found, INDArray wanted) {
    INDArray difference = found.reshape(wanted.shape()).sub(wanted);
    return difference.norm2Number().doubleValue() / Math.max(1, wanted.norm2Number().doubleValue());
  }
}
