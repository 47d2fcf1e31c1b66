package rethink.theory.linear;

import java.util.ArrayList;
import java.util.List;
import rethink.data.RandomStream;
import rethink.progress.Interruption;

/**
 * Minimises half the mean squared residual of a linear problem by steps on small batches, drawn
 * without replacement in each pass.
 *
 * @param batch rows in one step, at most all
 */
public record LinearDescent(UpdateRule rule, double rate, int batch, long seed) {
  /** Where the weights were after so many steps. */
  public record Point(int step, double[] weights) {}

  /** Points on the way at steps 0, 1, 2, 3, 4, 6, 8, 11, ... and at the last. */
  public List<Point> path(LinearProblem problem, double[] start, int steps) {
    RandomStream random = RandomStream.of(seed, "order of rows");
    UpdateRule.Stepper stepper = rule.start(rate);
    double[] w = start.clone();
    List<Point> path = new ArrayList<>(List.of(new Point(0, start.clone())));
    int[] order = new int[0];
    int used = 0;
    for (int step = 1; step <= steps; step++) {
      Interruption.check();
      if (used + batch > order.length) {
        order = random.permutation(problem.size());
        used = 0;
      }
      stepper.step(w, gradient(problem, w, order, used));
      used += batch;
      if (step == steps || step >= 1.3 * path.get(path.size() - 1).step()) {
        path.add(new Point(step, w.clone()));
      }
    }
    return path;
  }

  private double[] gradient(LinearProblem problem, double[] w, int[] order, int from) {
    double[] gradient = new double[w.length];
    for (int i = from; i < from + batch; i++) {
      double[] row = problem.x()[order[i]];
      double residual = Vectors.dot(row, w) - problem.y()[order[i]];
      for (int k = 0; k < w.length; k++) {
        gradient[k] += residual * row[k] / batch;
      }
    }
    return gradient;
  }
}
