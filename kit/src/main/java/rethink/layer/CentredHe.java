package rethink.layer;

import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitRelu;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * He's initialisation (He et al. 2015: normal, variance 2 / fan-in) with the mean of each unit's
 * weights taken away, for deep networks without batch normalisation.
 *
 * <p>Rectified values have a mean that all images share. Weights of mean 0 do not pass it on; batch
 * normalisation takes it away as well. Huang et al. ("Centered weight normalization in accelerating
 * training of deep neural networks", ICCV 2017) keep weights so throughout training; here they may
 * leave the mean as soon as it begins.
 */
public final class CentredHe implements IWeightInit {
  private static final long serialVersionUID = 1L;
  private static final IWeightInit HE = new WeightInitRelu();

  /**
   * @param shape its last dimension counts units, the others what each of them sees
   */
  @Override
  public INDArray init(double fanIn, double fanOut, long[] shape, char order, INDArray parameters) {
    INDArray weights = HE.init(fanIn, fanOut, shape, order, parameters);
    long units = shape[shape.length - 1];
    INDArray rows = weights.reshape(order, weights.length() / units, units);
    rows.subiRowVector(rows.mean(0));
    return weights;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CentredHe;
  }

  @Override
  public int hashCode() {
    return CentredHe.class.hashCode();
  }
}
