package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

/** A sweep makes many networks in one process; closed, none may leave its memory behind. */
@EnabledOnOs(OS.LINUX)
class GuardMemoryTest {
  private static final int INPUTS = 1_000;

  /** 0.9 million parameters: 40 networks left open would hold 290 MB. */
  @Test
  void close_fiftyNetworks_leaveResidentMemoryWhereItWasAfterTen() throws IOException {
    trainAndClose(10);
    long before = residentKilobytes();
    trainAndClose(40);
    assertThat((residentKilobytes() - before) / 1024)
        .as("MB that 40 closed networks left behind; sweeps would need a process per network")
        .isLessThan(50);
  }

  private static void trainAndClose(int networks) {
    for (int i = 0; i < networks; i++) {
      ComputationGraph net =
          Chain.net(
              DataType.FLOAT,
              InputType.feedForward(INPUTS),
              dense(new WeightNormalisation()),
              dense(new DropConnect(0.5, 1)));
      Chain.fit(
          net, Gaussian.array(DataType.FLOAT, 1, 8, INPUTS), Chain.labels(DataType.FLOAT, 2, 8), 1);
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
