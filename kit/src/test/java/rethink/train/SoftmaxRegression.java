package rethink.train;

/**
 * One dense layer under a softmax of ten classes, trained by the heavy ball in doubles; example i
 * is of class 3 i modulo 10.
 */
final class SoftmaxRegression {
  final int inputs;
  final double[] weights;
  final double[] bias = new double[10];
  private final double[] weightVelocity;
  private final double[] biasVelocity = new double[10];

  SoftmaxRegression(int inputs) {
    this.inputs = inputs;
    weights = new double[inputs * 10];
    weightVelocity = new double[inputs * 10];
  }

  void step(float[] x, int n, double rate) {
    double[] weightGradient = new double[weights.length];
    double[] biasGradient = new double[10];
    for (int i = 0; i < n; i++) {
      double[] p = new double[10];
      double total = 0;
      for (int k = 0; k < 10; k++) {
        double logit = bias[k];
        for (int j = 0; j < inputs; j++) {
          logit += x[i * inputs + j] * weights[j * 10 + k];
        }
        p[k] = Math.exp(logit);
        total += p[k];
      }
      for (int k = 0; k < 10; k++) {
        double delta = (p[k] / total - (3 * i % 10 == k ? 1 : 0)) / n;
        biasGradient[k] += delta;
        for (int j = 0; j < inputs; j++) {
          weightGradient[j * 10 + k] += delta * x[i * inputs + j];
        }
      }
    }
    move(weights, weightVelocity, weightGradient, rate);
    move(bias, biasVelocity, biasGradient, rate);
  }

  private static void move(double[] values, double[] velocity, double[] gradient, double rate) {
    for (int i = 0; i < values.length; i++) {
      velocity[i] = MomentumInNetworkTest.MOMENTUM * velocity[i] + gradient[i];
      values[i] -= rate * velocity[i];
    }
  }
}
