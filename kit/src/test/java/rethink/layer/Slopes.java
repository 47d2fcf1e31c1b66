package rethink.layer;

import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.GraphConfig;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.MLNConfig;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Compares a network's gradient with differences of its loss, in doubles, by Deeplearning4j's own
 * means; updaters must be Sgd(1), running statistics are left out.
 */
final class Slopes {
  private static final double SHARE = 1e-5;

  private Slopes() {}

  /** A softmax of three classes to put on the layers in question. */
  static OutputLayer classes() {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(3)
        .activation(Activation.SOFTMAX)
        .build();
  }

  /** Random one-hot labels, [batch, 3]. */
  static INDArray labels(DataType type, int batch) {
    Random random = new Random(8);
    INDArray labels = Nd4j.zeros(type, batch, 3);
    for (int i = 0; i < batch; i++) {
      labels.putScalar(i, random.nextInt(3), 1);
    }
    return labels;
  }

  /** Whether each trained parameter's gradient is right. */
  static boolean agree(MultiLayerNetwork net, INDArray x) {
    return inDoubles(
        () ->
            GradientCheckUtil.checkGradients(
                new MLNConfig()
                    .net(net)
                    .input(x)
                    .labels(labels(DataType.DOUBLE, (int) x.size(0)))
                    .maxRelError(SHARE)
                    .excludeParams(statistics(net.paramTable().keySet()))));
  }

  static boolean agree(ComputationGraph net, INDArray x) {
    return inDoubles(
        () ->
            GradientCheckUtil.checkGradients(
                new GraphConfig()
                    .net(net)
                    .inputs(new INDArray[] {x})
                    .labels(new INDArray[] {labels(DataType.DOUBLE, (int) x.size(0))})
                    .maxRelError(SHARE)
                    .excludeParams(statistics(net.paramTable().keySet()))));
  }

  private static Set<String> statistics(Set<String> parameters) {
    return parameters.stream()
        .filter(name -> name.endsWith("_mean") || name.endsWith("_var"))
        .collect(Collectors.toSet());
  }

  private static boolean inDoubles(java.util.function.BooleanSupplier check) {
    DataType before = Nd4j.dataType();
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    try {
      return check.getAsBoolean();
    } finally {
      Nd4j.setDefaultDataTypes(before, before);
    }
  }
}
