package rethink.train;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import rethink.layer.Natives;

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
  private final List<Stretch> stretches = new ArrayList<>();

  /**
   * @param net initialised, with {@link Momentum} in all layers; weight decay is the layers' l2
   * @throws IllegalArgumentException if a layer has another updater or regularisation
   */
  public Descent(ComputationGraph net) {
    this.net = net;
    for (UpdaterBlock block : net.getUpdater(true).getUpdaterBlocks()) {
      int state = block.getUpdaterViewOffsetStart() - block.getParamOffsetStart();
      for (ParamState parameter : block.getLayersAndVariablesInBlock()) {
        stretches.add(Stretch.of(parameter, state));
      }
    }
  }

  /** One step on a batch; the loss before it, penalties included, can be read from the network. */
  public void step(INDArray x, INDArray y, double rate) {
    if (!Natives.floatsInReach(net.params().dataType())) {
      net.setLearningRate(rate);
      net.fit(new INDArray[] {x}, new INDArray[] {y});
      return;
    }
    net.setInputs(x);
    net.setLabels(y);
    net.computeGradientAndScore();
    try (FusedMomentum update =
        new FusedMomentum(
            net.params(), net.getFlattenedGradients(), net.updaterState(), x.size(0), rate)) {
      stretches.forEach(stretch -> stretch.apply(update));
    }
    net.getConfiguration().setIterationCount(net.getIterationCount() + 1);
  }

  /** One parameter array within the flat vector. */
  private record Stretch(
      int from, int to, int state, boolean replaced, double momentum, double decay) {

    static Stretch of(ParamState parameter, int state) {
      Trainable layer = parameter.getLayer();
      String name = parameter.getParamName();
      IUpdater updater = layer.getConfig().getUpdaterByParam(name);
      double momentum;
      if (updater instanceof Momentum classical) {
        momentum = classical.momentum();
      } else if (updater instanceof NoOp) {
        momentum = 0;
      } else {
        throw new IllegalArgumentException(
            "parameter %s has updater %s; give the network rethink.train.Momentum"
                .formatted(name, updater));
      }
      double decay = 0;
      List<Regularization> terms = layer.getConfig().getRegularizationByParam(name);
      for (Regularization term : terms == null ? List.<Regularization>of() : terms) {
        if (!(term instanceof L2Regularization l2)) {
          throw new IllegalArgumentException(
              "parameter %s has %s; only l2 is known here"
                  .formatted(name, term.getClass().getSimpleName()));
        }
        decay += l2.getL2().valueAt(0, 0);
      }
      return new Stretch(
          parameter.getParamOffsetStart(),
          parameter.getParamOffsetEnd(),
          state + parameter.getParamOffsetStart(),
          updater instanceof NoOp,
          momentum,
          decay);
    }

    void apply(FusedMomentum update) {
      if (replaced) {
        update.subtract(from, to);
      } else {
        update.step(from, to, state, momentum, decay);
      }
    }
  }
}
