package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import rethink.data.Dataset;
import rethink.data.ImageSet;
import rethink.data.Shape;
import rethink.model.Model;

class CheckpointTest {
  private static final String ID = "0123456789ab";
  private static final Position AT = new Position(3, 17, 1.0 / 3, 5, 0.1);
  private static final ImageSet IMAGES = new Dataset("shapes", 16, 1).train().centerCrop(28, 28);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"inception/32, FLOAT", "alexnet, FLOAT", "mlp-2x8, FLOAT", "mlp-2x8, DOUBLE"})
  void read_whatWasWritten_givesTheSameBitsToAnotherNetwork(String model, DataType type)
      throws IOException {
    ComputationGraph net = trained(model, type, 3);
    Path file = write(net);
    ComputationGraph other = trained(model, type, 1);
    assertThat(Checkpoint.read(file, ID, 3, other)).isEqualTo(AT);
    assertThat(bits(other)).isEqualTo(bits(net));
    assertThat(other.getIterationCount()).isEqualTo(3);
    step(net);
    step(other);
    assertThat(bits(other)).isEqualTo(bits(net));
  }

  @Test
  void read_anyBitFlipped_refusesAndLeavesTheNetworkAsItWas() throws IOException {
    Path file = write(trained("mlp-1x2", DataType.FLOAT, 2));
    byte[] sound = Files.readAllBytes(file);
    ComputationGraph net = trained("mlp-1x2", DataType.FLOAT, 1);
    double[] before = bits(net);
    Random random = new Random(1);
    for (int trial = 0; trial < 200; trial++) {
      byte[] damaged = sound.clone();
      // Every byte of the head and of the checksum, and some in between.
      int at =
          trial < 60
              ? trial
              : trial < 100 ? sound.length - 100 + trial : random.nextInt(sound.length);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      assertThatThrownBy(() -> Checkpoint.read(file, ID, 3, net))
          .isInstanceOf(IOException.class)
          .hasMessage("its content has another checksum than it names");
    }
    assertThat(bits(net)).isEqualTo(before);
    assertThat(net.getIterationCount()).isEqualTo(1);
  }

  @Test
  void read_tornOrLongerFile_namesBothSizes() throws IOException {
    ComputationGraph net = trained("mlp-1x2", DataType.FLOAT, 1);
    Path file = write(net);
    byte[] sound = Files.readAllBytes(file);
    for (int length : new int[] {0, 1, 31, 32, 60, sound.length - 1, sound.length + 1}) {
      Files.write(file, Arrays.copyOf(sound, length));
      assertThatThrownBy(() -> Checkpoint.read(file, ID, 3, net))
          .isInstanceOf(IOException.class)
          .hasMessage("it has %d bytes, wanted %d", length, sound.length);
    }
  }

  @Test
  void read_otherExperimentOrLaterEpoch_refuses() throws IOException {
    ComputationGraph net = trained("mlp-1x2", DataType.FLOAT, 1);
    Path file = write(net);
    assertThatThrownBy(() -> Checkpoint.read(file, "ba9876543210", 3, net))
        .hasMessage("it belongs to experiment 0123456789ab, wanted ba9876543210");
    assertThatThrownBy(() -> Checkpoint.read(file, ID, 2, net))
        .hasMessage("it is in epoch 3, but 1 are logged");
  }

  @Test
  void write_interruptedThread_writesAllTheSame() throws IOException {
    ComputationGraph net = trained("mlp-1x2", DataType.FLOAT, 1);
    Thread.currentThread().interrupt();
    Path file = write(net);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(Checkpoint.read(file, ID, 3, net)).isEqualTo(AT);
    assertThat(folder.toFile().list()).containsExactly("checkpoint");
  }

  private Path write(ComputationGraph net) throws IOException {
    Path file = folder.resolve("checkpoint");
    Checkpoint.write(file, ID, AT, net);
    return file;
  }

  private static ComputationGraph trained(String model, DataType type, int steps) {
    NeuralNetConfiguration.Builder base =
        new NeuralNetConfiguration.Builder()
            .seed(steps)
            .dataType(type)
            .updater(new Momentum(0.01, 0.9));
    ComputationGraph net =
        new ComputationGraph(Model.named(model).configure(base, new Shape(28, 28, 3), 10));
    net.init();
    for (int i = 0; i < steps; i++) {
      step(net);
    }
    return net;
  }

  private static void step(ComputationGraph net) {
    int[] order = {0, 1, 2, 3, 4, 5, 6, 7};
    Whitened images = new Whitened(IMAGES);
    DataType type = net.params().dataType();
    new Descent(net)
        .step(
            images.features(order, 0, 8).castTo(type),
            images.labels(order, 0, 8).castTo(type),
            0.01);
  }

  /** Parameters and momentum; every float is a double, too. */
  private static double[] bits(ComputationGraph net) {
    double[] parameters = net.params().data().asDouble();
    double[] momentum = net.updaterState().data().asDouble();
    double[] both = Arrays.copyOf(parameters, parameters.length + momentum.length);
    System.arraycopy(momentum, 0, both, parameters.length, momentum.length);
    return both;
  }
}
