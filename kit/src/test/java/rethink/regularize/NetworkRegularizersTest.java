package rethink.regularize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import rethink.data.Shape;
import rethink.layer.SeededDropout;
import rethink.model.Model;

class NetworkRegularizersTest {
  private static final Shape SHAPE = new Shape(28, 28, 3);

  private static ComputationGraphConfiguration configure(String model, Regularizer regularizer) {
    ComputationGraphConfiguration network =
        Model.named(model).configure(new NeuralNetConfiguration.Builder().seed(3), SHAPE, 10);
    regularizer.configure(network, 7);
    return network;
  }

  private static ComputationGraph net(String model, Regularizer regularizer) {
    ComputationGraph net = new ComputationGraph(configure(model, regularizer));
    net.init();
    return net;
  }

  @ParameterizedTest
  @ValueSource(strings = {"inception/32", "inception-no-bn/32", "alexnet", "mlp-3x8"})
  void weightDecay_anyModel_isOnAllWeightsOnceAndOnNothingElse(String model) {
    ComputationGraph net = net(model, new WeightDecay(0.25));
    for (Layer layer : net.getLayers()) {
      for (String parameter : layer.paramTable().keySet()) {
        List<Regularization> terms = layer.getConfig().getRegularizationByParam(parameter);
        if (parameter.equals("W")) {
          assertThat(terms).containsExactly(new L2Regularization(0.25));
        } else {
          assertThat(terms == null || terms.isEmpty()).as(parameter).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mlp-1x8|classes
          mlp-3x8|classes hidden2 hidden3
          alexnet|classes dense3 dense4
          inception/32|classes
          """)
  void dropout_anyModel_isOnDenseInputsThatAreNotTheImages(String model, String layers) {
    Map<String, Object> found = new TreeMap<>();
    Map<String, Object> wanted = new TreeMap<>();
    Layers.of(configure(model, Dropout.keeping(0.8)))
        .forEach(
            (name, layer) -> {
              if (layer.getIDropout() != null) {
                found.put(name, layer.getIDropout());
              }
            });
    for (String name : layers.split(" ")) {
      wanted.put(name, new SeededDropout(0.8, 7, name));
    }
    assertThat(found).isEqualTo(wanted);
  }

  /** 1,000 hidden units that are all 1 and weights of 1/1000 to the first class. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.8})
  void dropout_inTraining_keepsItsShareAndDividesByIt(double kept) {
    ComputationGraph net = net("mlp-1x1000", Dropout.keeping(kept));
    net.params().assign(0);
    net.getParam("hidden1_b").assign(1);
    net.getParam("classes_W").getColumn(0).assign(0.001);
    INDArray x = Nd4j.ones(DataType.FLOAT, 64, 28, 28, 3);
    double sum = 0;
    for (int i = 0; i < 64; i++) {
      double survivors = 1000 * kept * logit(net.feedForward(x, true).get("classes"), i);
      assertThat(survivors).isCloseTo(Math.rint(survivors), within(0.02));
      sum += survivors / 1000;
    }
    // 64,000 draws: a standard error of 0.002 at most.
    assertThat(sum / 64).isCloseTo(kept, within(0.008));
    assertThat(logit(net.outputSingle(x), 0)).as("evaluation").isCloseTo(1, within(1e-4));
  }

  /** Of the first class, where the others' are 0. */
  private static double logit(INDArray probabilities, int image) {
    return Math.log(probabilities.getDouble(image, 0) / probabilities.getDouble(image, 1));
  }

  @Test
  void configure_regularizersOfImages_leaveTheNetwork() {
    String plain = configure("alexnet", new Flip()).toJson();
    assertThat(configure("alexnet", new RandomCrop()).toJson()).isEqualTo(plain);
    assertThat(configure("alexnet", new Dropout()).toJson()).isNotEqualTo(plain);
    assertThat(configure("alexnet", new WeightDecay()).toJson()).isNotEqualTo(plain);
  }
}
