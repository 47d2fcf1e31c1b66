package rethink.model;

import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import rethink.data.Shape;

/**
 * The size of a network.
 *
 * @param trainableParameters weights and biases that training changes (running statistics of batch
 *     normalisation are not counted)
 * @param multiplyAdds multiplications of the convolutions and dense layers in one forward pass of
 *     one image
 */
public record ModelSummary(String name, long trainableParameters, long multiplyAdds) {

  public static ModelSummary of(Model model, Shape images, int classes) {
    ComputationGraphConfiguration configuration =
        model.configure(new NeuralNetConfiguration.Builder(), images, classes);
    ComputationGraph net = new ComputationGraph(configuration);
    net.init();
    try {
      return new ModelSummary(model.name(), trainable(net), multiplyAdds(net, images));
    } finally {
      net.close();
    }
  }

  private static long trainable(ComputationGraph net) {
    return net.paramTable().entrySet().stream()
        .filter(entry -> !isStatistic(entry.getKey()))
        .mapToLong(entry -> entry.getValue().length())
        .sum();
  }

  public static boolean isStatistic(String parameter) {
    return parameter.endsWith("_mean")
        || parameter.endsWith("_var")
        || parameter.endsWith("_log10stdev");
  }

  private static long multiplyAdds(ComputationGraph net, Shape images) {
    Map<String, INDArray> activations =
        net.feedForward(
            org.nd4j.linalg.factory.Nd4j.zeros(
                1, images.height(), images.width(), images.channels()),
            false);
    long sum = 0;
    for (Map.Entry<String, INDArray> parameter : net.paramTable().entrySet()) {
      if (parameter.getKey().endsWith("_W")) {
        String layer = parameter.getKey().substring(0, parameter.getKey().length() - 2);
        INDArray out = activations.get(layer);
        long positions = out.rank() == 4 ? out.size(1) * out.size(2) : 1;
        sum += parameter.getValue().length() * positions;
      }
    }
    return sum;
  }
}
