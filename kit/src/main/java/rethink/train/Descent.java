package rethink.train;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.nd4j.linalg.api.ndarray.INDArray;
import rethink.layer.Floats;

/**
 * Stochastic gradient descent with classical momentum on one network: v = momentum * v + gradient /
 * batch + decay * w, w = w - rate * v, in one pass over the parameters, where Deeplearning4j's
 * {@code fit} makes four. It keeps v where {@code fit} does, so that a saved network holds it and
 * both may be mixed.
 *
 * <p>Networks of floats on the CPU only; others are left to {@code fit}.
 */
public final class Descent {
  private final ComputationGraph net;
  private final List<ParameterSlice> slices = new ArrayList<>();
  private final boolean inReach;
  private FusedMomentum update;

  /**
   * @param net initialised, once and for all, with {@link Momentum} in all layers; weight decay is
   *     the layers' l2
   * @throws IllegalArgumentException if a layer has another updater or regularisation
   */
  public Descent(ComputationGraph net) {
    this.net = net;
    inReach = Floats.inReach(net.params().dataType());
    for (UpdaterBlock block : net.getUpdater(true).getUpdaterBlocks()) {
      int further = block.getUpdaterViewOffsetStart() - block.getParamOffsetStart();
      for (ParamState parameter : block.getLayersAndVariablesInBlock()) {
        slices.add(ParameterSlice.of(parameter, further));
      }
    }
  }

  /** One step on a batch; the loss before it, penalties included, can be read from the network. */
  public void step(INDArray x, INDArray y, double rate) {
    if (!inReach) {
      net.setLearningRate(rate);
      net.fit(new INDArray[] {x}, new INDArray[] {y});
      return;
    }
    net.setInputs(x);
    net.setLabels(y);
    net.computeGradientAndScore();
    if (update == null) {
      // Deeplearning4j makes the gradient's vector in the first backward pass.
      update = new FusedMomentum(net.params(), net.getFlattenedGradients(), net.updaterState());
    }
    update.apply(slices, x.size(0), rate);
    net.getConfiguration().setIterationCount(net.getIterationCount() + 1);
  }
}
