package rethink.train;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import rethink.model.ModelSummary;

/** Numbers that stand for all parameters of a network. */
final class Parameters {
  private Parameters() {}

  /** The L2 norm of the trainable parameters. */
  static double norm(ComputationGraph net) {
    double squares =
        net.paramTable().entrySet().stream()
            .filter(entry -> !ModelSummary.isStatistic(entry.getKey()))
            .mapToDouble(entry -> Math.pow(entry.getValue().norm2Number().doubleValue(), 2))
            .sum();
    return Math.sqrt(squares);
  }

  /** Copies of all parameters by name, from the first layer to the last. */
  static Map<String, INDArray> copy(ComputationGraph net) {
    Map<String, INDArray> copies = new LinkedHashMap<>();
    net.paramTable().forEach((name, parameter) -> copies.put(name, parameter.dup('c')));
    return copies;
  }

  /**
   * SHA-256 of every parameter's bits, running statistics included: equal only for equal networks.
   */
  static String sha256(ComputationGraph net) {
    float[] values = net.params().dup().data().asFloat();
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    bytes.asFloatBuffer().put(values);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
