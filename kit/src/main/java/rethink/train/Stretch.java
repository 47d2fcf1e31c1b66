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
 * @param state where its velocities begin in theirs
 * @param replaced whether it is no parameter but a statistic, whose "gradient" is the way to its
 *     new value
 */
record Stretch(int from, int to, int state, boolean replaced, double momentum, double decay) {

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
}
