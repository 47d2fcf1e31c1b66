package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A sweep makes many networks in one process; closed, none may leave its memory behind. */
@EnabledOnOs(OS.LINUX)
class GuardMemoryTest {
  private static final int INPUTS = 1_000;
  private static final String MEANING =
      "MB that 40 closed networks left behind; sweeps would need a process per network";

  /** 0.9 million parameters: 40 networks left open would hold 290 MB. */
  @Test
  void close_fiftyDenseNetworks_leaveResidentMemoryWhereItWasAfterTen() throws IOException {
    assertThat(
            growth(
                Gaussian.array(DataType.FLOAT, 1, 8, INPUTS),
                InputType.feedForward(INPUTS),
                () ->
                    new Layer[] {dense(new WeightNormalisation()), dense(new DropConnect(0.5, 1))}))
        .as(MEANING)
        .isLessThan(50);
  }

  /** oneDNN's operations and what they keep lie outside of Java: 3 MB in each network here. */
  @Test
  void close_fiftyConvolutions_leaveResidentMemoryWhereItWasAfterTen() throws IOException {
    assertThat(
            growth(
                Gaussian.array(DataType.FLOAT, 1, 8, 32, 32, 16),
                InputType.convolutional(32, 32, 16, CNN2DFormat.NHWC),
                () ->
                    new Layer[] {
                      new Convolution.Builder(3).nOut(64).normalized(true).build(),
                      new Convolution.Builder(3).nOut(32).build(),
                      Pooling.max(3, 2),
                      new LocalResponseNorm(4, 0.1),
                      Pooling.globalMean()
                    }))
        .as(MEANING)
        .isLessThan(50);
  }

  /** Megabytes between the tenth and the fiftieth network. */
  private static long growth(INDArray x, InputType input, Supplier<Layer[]> layers)
      throws IOException {
    trainAndClose(10, x, input, layers);
    long before = residentKilobytes();
    trainAndClose(40, x, input, layers);
    return (residentKilobytes() - before) / 1024;
  }

  private static void trainAndClose(
      int networks, INDArray x, InputType input, Supplier<Layer[]> layers) {
    for (int i = 0; i < networks; i++) {
      ComputationGraph net = Chain.net(DataType.FLOAT, input, layers.get());
      Chain.fit(net, x, Chain.labels(DataType.FLOAT, 2, (int) x.size(0)), 1);
      net.close();
    }
  }

  private static Dense dense(WeightTransform weights) {
    return new Dense.Builder().nOut(600).activation(Activation.RELU).weights(weights).build();
  }

  private static long residentKilobytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
