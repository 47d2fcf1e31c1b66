package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import rethink.data.Dataset;
import rethink.data.ImageSet;
import rethink.data.Shape;
import rethink.model.Model;

class SavedNetworkTest {
  private static final ImageSet IMAGES = new Dataset("shapes", 16, 1).train().centerCrop(28, 28);
  private static final int[] ORDER = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"inception/16", "inception-no-bn/16", "alexnet", "mlp-3x8"})
  void json_anyConfiguration_isReadBackEqual(String model) {
    ComputationGraphConfiguration configuration = configure(model);
    String json = configuration.toJson();
    ComputationGraphConfiguration read = ComputationGraphConfiguration.fromJson(json);
    assertThat(read.toJson()).isEqualTo(json);
    assertThat(json).contains("\"momentum\" : 0.9", "\"learningRate\" : 0.05");
    assertThat(shapes(read)).isEqualTo(shapes(configuration));
  }

  private static Map<String, List<Long>> shapes(ComputationGraphConfiguration configuration) {
    ComputationGraph net = new ComputationGraph(configuration);
    net.init();
    Map<String, List<Long>> shapes = new TreeMap<>();
    net.paramTable()
        .forEach(
            (name, values) -> shapes.put(name, Arrays.stream(values.shape()).boxed().toList()));
    return shapes;
  }

  /** Bits, not closeness: what is saved is the run. */
  @ParameterizedTest
  @ValueSource(strings = {"inception/16", "inception-no-bn/16", "alexnet", "mlp-1x8"})
  void save_trainedNetwork_isReadBackToTheSameBitsAndTrainsOnAsIfNeverSaved(String model)
      throws IOException {
    ComputationGraph net = new ComputationGraph(configure(model));
    net.init();
    INDArray x = new Whitened(IMAGES).features(ORDER, 0, 16);
    train(net, 2);
    File file = folder.resolve("net.zip").toFile();
    ModelSerializer.writeModel(net, file, true);
    ComputationGraph read = ModelSerializer.restoreComputationGraph(file, true);
    assertThat(read.params()).isEqualTo(net.params());
    assertThat(read.output(x)[0].data().asFloat()).isEqualTo(net.output(x)[0].data().asFloat());
    train(net, 2);
    train(read, 2);
    assertThat(Parameters.sha256(read)).isEqualTo(Parameters.sha256(net));
  }

  private static void train(ComputationGraph net, int steps) {
    Whitened images = new Whitened(IMAGES);
    for (int step = 0; step < steps; step++) {
      net.fit(
          new INDArray[] {images.features(ORDER, 0, 16)},
          new INDArray[] {images.labels(ORDER, 0, 16)});
    }
  }

  private static ComputationGraphConfiguration configure(String model) {
    NeuralNetConfiguration.Builder base =
        new NeuralNetConfiguration.Builder().seed(3).updater(new Momentum(0.05, 0.9));
    return Model.named(model).configure(base, new Shape(28, 28, 3), 10);
  }
}
