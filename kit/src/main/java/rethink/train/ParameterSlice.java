package rethink.train;

import java.util.List;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * One parameter array within the flat vector of a network, and how it is updated.
 *
 * @param from where it begins, and {@code to} where the next one does
 * @param velocity where its velocities begin in the vector of theirs
 * @param statistic whether it is not trained: its "gradient" is the way to its new value
 */
record ParameterSlice(
    int from, int to, int velocity, boolean statistic, double momentum, double decay) {

  /** Velocities begin so much further on than parameters, in their vectors. */
  static ParameterSlice of(ParamState parameter, int further) {
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
    return new ParameterSlice(
        parameter.getParamOffsetStart(),
        parameter.getParamOffsetEnd(),
        further + parameter.getParamOffsetStart(),
        updater instanceof NoOp,
        momentum,
        decay);
  }
}
