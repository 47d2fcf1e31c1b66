package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rethink.BriefJvm;

class SampleTest {
  @TempDir private Path folder;

  static Stream<Arguments> samples() {
    return Stream.of(Sample.values())
        .flatMap(
            sample ->
                Stream.of(Precision.values()).map(precision -> Arguments.of(sample, precision)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void json_anyLayers_areReadBackEqual(Sample sample, Precision precision) {
    String json = sample.net(precision).getConfiguration().toJson();
    assertThat(ComputationGraphConfiguration.fromJson(json).toJson()).isEqualTo(json);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void save_trainedNetwork_isReadBackAndTrainsOnToTheSameBits(Sample sample, Precision precision)
      throws IOException {
    ComputationGraph net = sample.net(precision);
    Sample.train(net, 2);
    File file = folder.resolve("net.zip").toFile();
    ModelSerializer.writeModel(net, file, true);
    ComputationGraph read = ModelSerializer.restoreComputationGraph(file, true);
    assertThat(Chain.bits(read.outputSingle(Sample.images())))
        .isEqualTo(Chain.bits(net.outputSingle(Sample.images())));
    Sample.train(net, 2);
    Sample.train(read, 2);
    assertThat(Sample.checksum(read)).isEqualTo(Sample.checksum(net));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void train_twoThreadsAtOnce_reachTheBitsOfOneAlone(Sample sample, Precision precision) {
    long alone = trained(sample, precision);
    CompletableFuture<Long> one = CompletableFuture.supplyAsync(() -> trained(sample, precision));
    CompletableFuture<Long> other = CompletableFuture.supplyAsync(() -> trained(sample, precision));
    assertThat(one.join()).isEqualTo(alone);
    assertThat(other.join()).isEqualTo(alone);
  }

  private static long trained(Sample sample, Precision precision) {
    ComputationGraph net = sample.net(precision);
    Sample.train(net, 5);
    return Sample.checksum(net);
  }

  /** The thread count is fixed when a JVM starts, hence the child processes. */
  @Test
  void train_twoComputeThreads_givesTheSameBitsInEachProcess()
      throws IOException, InterruptedException {
    String first = checksums(2);
    assertThat(first.lines()).hasSize(Sample.values().length * Precision.values().length);
    assertThat(checksums(2)).isEqualTo(first);
  }

  private String checksums(int threads) throws IOException, InterruptedException {
    File out = folder.resolve("out.txt").toFile();
    ProcessBuilder child = BriefJvm.of(Sample.class, "-Xmx1g");
    child.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
    child.redirectOutput(out).redirectError(ProcessBuilder.Redirect.INHERIT);
    assertThat(child.start().waitFor()).isZero();
    return Files.readString(out.toPath(), StandardCharsets.UTF_8);
  }
}
