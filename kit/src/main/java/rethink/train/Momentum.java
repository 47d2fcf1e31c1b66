package rethink.train;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Classical (heavy-ball) momentum as in TensorFlow and PyTorch: v = momentum * v + gradient, w = w
 * - rate * v. Deeplearning4j has only Nesterov's. A learning rate that changes does not rescale v.
 */
public final class Momentum implements IUpdater {
  private static final long serialVersionUID = 1L;

  private final double momentum;
  private double learningRate;

  /** The names are those in a saved network's JSON. */
  @JsonCreator
  public Momentum(
      @JsonProperty("learningRate") double learningRate,
      @JsonProperty("momentum") double momentum) {
    if (!(learningRate > 0) || !(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException(
          "learning rate %s and momentum %s; wanted a rate above 0 and a momentum in [0, 1)"
              .formatted(learningRate, momentum));
    }
    this.learningRate = learningRate;
    this.momentum = momentum;
  }

  double momentum() {
    return momentum;
  }

  @Override
  public long stateSize(long parameters) {
    return parameters;
  }

  @Override
  public GradientUpdater<Momentum> instantiate(INDArray view, boolean initialize) {
    State state = new State(this);
    state.setStateViewArray(view, view.shape(), view.ordering(), initialize);
    return state;
  }

  @Override
  public GradientUpdater<Momentum> instantiate(Map<String, INDArray> state, boolean initialize) {
    return instantiate(state.get("velocity"), initialize);
  }

  @Override
  public IUpdater clone() {
    return new Momentum(learningRate, momentum);
  }

  @Override
  public double getLearningRate(int iteration, int epoch) {
    return learningRate;
  }

  @Override
  public boolean hasLearningRate() {
    return true;
  }

  @Override
  public void setLrAndSchedule(double rate, ISchedule schedule) {
    if (schedule != null) {
      throw new IllegalArgumentException("schedules live in the training loop; set a plain rate");
    }
    learningRate = rate;
  }

  /** Layers of equal updaters share one update over their joined parameters. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Momentum that
        && that.momentum == momentum
        && that.learningRate == learningRate;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(momentum) + 31 * Double.hashCode(learningRate);
  }

  private static final class State implements GradientUpdater<Momentum> {
    private final Momentum config;
    private INDArray velocity;

    State(Momentum config) {
      this.config = config;
    }

    @Override
    public Momentum getConfig() {
      return config;
    }

    @Override
    public void setState(Map<String, INDArray> state, boolean initialize) {
      velocity = state.get("velocity");
    }

    @Override
    public Map<String, INDArray> getState() {
      return Map.of("velocity", velocity);
    }

    @Override
    public void setStateViewArray(INDArray view, long[] shape, char order, boolean initialize) {
      velocity = view;
      if (initialize) {
        velocity.assign(0);
      }
    }

    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
      velocity.muli(config.momentum).addi(gradient.reshape(velocity.shape()));
      gradient.assign(velocity.reshape(gradient.shape())).muli(config.learningRate);
    }
  }
}
