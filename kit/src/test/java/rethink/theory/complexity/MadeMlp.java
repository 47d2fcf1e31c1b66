package rethink.theory.complexity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import rethink.data.RandomStream;
import rethink.layer.Natives;

/** Small networks with random weights, and points for them. */
final class MadeMlp {
  private MadeMlp() {}

  /** Of these widths: inputs, hidden units, outputs. */
  static ReluMlp of(long seed, int... widths) {
    Natives.load();
    RandomStream random = RandomStream.of(seed, "made weights");
    Map<String, INDArray> parameters = new LinkedHashMap<>();
    for (int i = 0; i + 1 < widths.length; i++) {
      parameters.put(i + "_W", gaussian(random, widths[i], widths[i + 1]));
      parameters.put(i + "_b", gaussian(random, 1, widths[i + 1]));
    }
    return ReluMlp.of(parameters);
  }

  static INDArray points(long seed, int n, int d) {
    Natives.load();
    return gaussian(RandomStream.of(seed, "made points"), n, d);
  }

  private static INDArray gaussian(RandomStream random, int rows, int columns) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int k = 0; k < columns; k++) {
        row[k] = random.nextGaussian();
      }
    }
    return Nd4j.createFromArray(values);
  }
}
