package rethink.theory.linear;

import java.util.function.DoubleFunction;

/** How an optimiser turns gradients into steps, in double precision and without schedules. */
public enum UpdateRule {
  /** w = w - rate g. */
  SGD("SGD", Plain::new),
  /** v = 0.9 v + g, w = w - rate v: the paper's. */
  MOMENTUM("momentum", HeavyBall::new),
  /** Kingma and Ba (2015) with their constants: each coordinate by its own size. */
  ADAM("Adam", Adam::new);

  private final String title;
  private final DoubleFunction<Stepper> start;

  UpdateRule(String title, DoubleFunction<Stepper> start) {
    this.title = title;
    this.start = start;
  }

  /** For legends. */
  public String title() {
    return title;
  }

  Stepper start(double rate) {
    return start.apply(rate);
  }

  /** Changes weights in place; keeps what it has to remember. */
  interface Stepper {
    void step(double[] w, double[] gradient);
  }

  private record Plain(double rate) implements Stepper {
    @Override
    public void step(double[] w, double[] gradient) {
      for (int k = 0; k < w.length; k++) {
        w[k] -= rate * gradient[k];
      }
    }
  }

  private static final class HeavyBall implements Stepper {
    private static final double MOMENTUM = 0.9;
    private final double rate;
    private double[] velocity;

    HeavyBall(double rate) {
      this.rate = rate;
    }

    @Override
    public void step(double[] w, double[] gradient) {
      velocity = velocity == null ? new double[w.length] : velocity;
      for (int k = 0; k < w.length; k++) {
        velocity[k] = MOMENTUM * velocity[k] + gradient[k];
        w[k] -= rate * velocity[k];
      }
    }
  }

  private static final class Adam implements Stepper {
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;
    private static final double EPSILON = 1e-8;
    private final double rate;
    private double[] mean;
    private double[] square;
    private int steps;

    Adam(double rate) {
      this.rate = rate;
    }

    @Override
    public void step(double[] w, double[] gradient) {
      if (steps++ == 0) {
        mean = new double[w.length];
        square = new double[w.length];
      }
      double meanScale = 1 - Math.pow(FIRST, steps);
      double squareScale = 1 - Math.pow(SECOND, steps);
      for (int k = 0; k < w.length; k++) {
        mean[k] = FIRST * mean[k] + (1 - FIRST) * gradient[k];
        square[k] = SECOND * square[k] + (1 - SECOND) * gradient[k] * gradient[k];
        w[k] -= rate * (mean[k] / meanScale) / (Math.sqrt(square[k] / squareScale) + EPSILON);
      }
    }
  }
}
