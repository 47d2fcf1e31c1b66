package rethink.theory.sensitivity;

import java.util.BitSet;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import rethink.data.RandomStream;
import rethink.progress.Interruption;

/**
 * Looks for an input near each of some inputs that a network puts into another class: Langevin
 * adversarial sample search (Arpit et al. 2017, algorithm 1). What it finds is there; what it does
 * not find may be there all the same, so that shares of critical samples are lower bounds.
 *
 * @param step along the sign of the gradient, in units of the radius
 * @param noise standard deviation of what is added in each step, in units of the radius
 * @param steps at most
 */
public record CriticalSampleSearch(double step, double noise, int steps) {

  /** Theirs, 0.25 and 0.2 for a radius of 0.3; they do not state the number of steps. */
  public static CriticalSampleSearch ofArpit() {
    return new CriticalSampleSearch(0.25 / 0.3, 0.2 / 0.3, 10);
  }

  /**
   * The inputs near which another class was found.
   *
   * @param inputs [inputs, values]
   * @param radii of the box around each input: how far any of its values may move
   */
  public BitSet critical(MlpFunction network, INDArray inputs, double[] radii, long seed) {
    RandomStream random = RandomStream.of(seed, "critical sample search");
    INDArray radius = Nd4j.createFromArray(radii).castTo(inputs.dataType()).reshape(-1, 1);
    int[] classes = network.classes(inputs);
    INDArray moved = inputs.dup();
    BitSet found = new BitSet();
    for (int i = 0; i < steps; i++) {
      Interruption.check();
      INDArray change = Transforms.sign(network.marginGradient(moved, classes)).muli(-step);
      change.addiRowVector(gaussian(inputs, random)).muliColumnVector(radius);
      INDArray away = moved.addi(change).subi(inputs).diviColumnVector(radius);
      moved =
          Transforms.max(Transforms.min(away, 1, false), -1, false)
              .muliColumnVector(radius)
              .addi(inputs);
      int[] now = network.classes(moved);
      for (int k = 0; k < now.length; k++) {
        if (now[k] != classes[k]) {
          found.set(k);
        }
      }
    }
    return found;
  }

  /** The same for all inputs. */
  private INDArray gaussian(INDArray inputs, RandomStream random) {
    float[] values = new float[(int) inputs.size(1)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (noise * random.nextGaussian());
    }
    return Nd4j.createFromArray(values).castTo(inputs.dataType());
  }

  /** The share of inputs that are critical. */
  public double ratio(MlpFunction network, INDArray inputs, double[] radii, long seed) {
    return critical(network, inputs, radii, seed).cardinality() / (double) radii.length;
  }
}
