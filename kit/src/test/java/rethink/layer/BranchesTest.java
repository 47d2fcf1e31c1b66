package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;
import static org.nd4j.linalg.api.buffer.DataType.FLOAT;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.ViewIterator;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;

/** All image layers as Deeplearning4j's means of networks see them. */
class BranchesTest {
  private static final int[] TWO = {3, 5};
  private static final int[] THREE = {16, 1, 4};

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void gradient_allLayersTogether_passesDeeplearning4jsCheck(int batch) {
    for (int[] channels : List.of(TWO, THREE)) {
      ComputationGraph net = Branches.net(DOUBLE, new Sgd(1), channels);
      INDArray x = Branches.images(DOUBLE, batch);
      assertThat(GradientCheck.passes(net, x, Chain.labels(DOUBLE, 1, batch))).isTrue();
    }
  }

  @Test
  void json_allLayers_isReadBackEqual() {
    String json = Branches.configuration(FLOAT, new Sgd(0.1), THREE).toJson();
    assertThat(ComputationGraphConfiguration.fromJson(json).toJson()).isEqualTo(json);
  }

  @Test
  void save_trainedNetwork_goesOnToTheSameBits() throws IOException {
    ComputationGraph net = net(TWO);
    fit(net, 2);
    File file = folder.resolve("net.zip").toFile();
    ModelSerializer.writeModel(net, file, true);
    ComputationGraph read = ModelSerializer.restoreComputationGraph(file, true);
    INDArray x = Branches.images(FLOAT, 4);
    assertThat(Chain.bits(read.output(x)[0])).isEqualTo(Chain.bits(net.output(x)[0]));
    fit(net, 3);
    fit(read, 3);
    assertThat(Chain.bits(read.params())).isEqualTo(Chain.bits(net.params()));
    assertThat(Chain.bits(net.clone().output(x)[0])).isEqualTo(Chain.bits(net.output(x)[0]));
  }

  @Test
  void fit_twoThreadsAtOnce_giveTheBitsOfOneAlone() {
    float[] alone = Chain.bits(fit(net(THREE), 5));
    List<CompletableFuture<float[]>> threads =
        IntStream.range(0, 2)
            .mapToObj(any -> CompletableFuture.supplyAsync(() -> Chain.bits(fit(net(THREE), 5))))
            .toList();
    threads.forEach(thread -> assertThat(thread.join()).isEqualTo(alone));
  }

  /** Learned by heart, the labels come back from Deeplearning4j's own evaluation. */
  @Test
  void evaluate_memorisedBatch_isAllRight() {
    ComputationGraph net = net(new int[] {16, 16});
    INDArray x = Branches.images(FLOAT, 6);
    INDArray labels = Chain.labels(FLOAT, 1, 6);
    Chain.fit(net, x, labels, 200);
    Evaluation evaluation = net.evaluate(new ViewIterator(new DataSet(x, labels), 4));
    assertThat(evaluation.accuracy()).isEqualTo(1);
  }

  private static ComputationGraph net(int... channels) {
    return Branches.net(FLOAT, new Nesterovs(0.1, 0.9), channels);
  }

  /** Steps on batches of 4 and of 1 in turn; the parameters after them. */
  private static INDArray fit(ComputationGraph net, int steps) {
    for (int step = 0; step < steps; step++) {
      int batch = step % 2 == 0 ? 4 : 1;
      Chain.fit(net, Branches.images(FLOAT, batch), Chain.labels(FLOAT, step, batch), 1);
    }
    return net.params();
  }
}
