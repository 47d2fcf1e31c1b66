package rethink.layer;

import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.GraphConfig;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's comparison of a network's gradient with differences of its loss. */
final class GradientCheck {
  private GradientCheck() {}

  /**
   * Whether each parameter's gradient is right to a share of 1e-5, or to 1e-8; running statistics,
   * which have none, are left out.
   */
  static boolean passes(ComputationGraph net, INDArray x, INDArray labels) {
    DataType before = Nd4j.dataType();
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    try {
      return GradientCheckUtil.checkGradients(
          new GraphConfig()
              .net(net)
              .inputs(new INDArray[] {x})
              .labels(new INDArray[] {labels})
              .maxRelError(1e-5)
              .excludeParams(statistics(net))
              // Only Deeplearning4j's own noise needs it; ours is the same in every pass.
              .callEachIter(any -> Nd4j.getRandom().setSeed(1)));
    } finally {
      Nd4j.setDefaultDataTypes(before, before);
    }
  }

  private static Set<String> statistics(ComputationGraph net) {
    return net.paramTable().keySet().stream()
        .filter(name -> name.endsWith("_mean") || name.endsWith("_var"))
        .collect(Collectors.toSet());
  }
}
