package rethink.paper.linear;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import rethink.data.RandomStream;
import rethink.paper.Scale;
import rethink.paper.Spread;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.theory.linear.LinearDescent;
import rethink.theory.linear.LinearProblem;
import rethink.theory.linear.MinimumNorm;
import rethink.theory.linear.Shrinkage;
import rethink.theory.linear.UpdateRule;

/**
 * Gradient descent from zero stopped at time t (steps times rate) beside ridge with penalty 1/t:
 * what each leaves of every direction, and what it costs on test rows. 60 rows of 100 features,
 * with noise.
 *
 * @param tests one for each seed
 */
public record EarlyStoppingAsRidge(List<Long> seeds, List<TestErrors> tests) {
  private static final int ROWS = 60;
  private static final int FEATURES = 100;
  private static final int TEST_ROWS = 1000;
  private static final double NOISE = 0.7;

  /** Below two over the largest squared singular value, which is about three. */
  private static final double RATE = 0.2;

  private static final int[] STEPS = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048};

  /** Test errors at each time. */
  record TestErrors(double[] stopped, double[] ridge) {}

  /** Descends, stops at each of the times, and solves ridge for each. */
  public static EarlyStoppingAsRidge measure(Scale scale) {
    return new EarlyStoppingAsRidge(
        scale.seeds(), scale.seeds().stream().map(EarlyStoppingAsRidge::test).toList());
  }

  private static TestErrors test(long seed) {
    double[] truth = Arrays.copyOf(MinimumNormPaths.gaussian("truth", seed), FEATURES);
    LinearProblem problem =
        LinearProblem.gaussian(ROWS, truth, NOISE, RandomStream.of(seed, "rows"));
    LinearProblem test =
        LinearProblem.gaussian(TEST_ROWS, truth, NOISE, RandomStream.of(seed, "test rows"));
    return new TestErrors(
        Arrays.stream(STEPS).mapToDouble(steps -> test.loss(descend(problem, steps))).toArray(),
        Arrays.stream(times())
            .map(time -> test.loss(MinimumNorm.ridge(problem, 1 / time).weights()))
            .toArray());
  }

  /** Descent follows the mean of squares; on the sum of squares its rate is {@link #RATE}. */
  private static double[] descend(LinearProblem problem, int steps) {
    List<LinearDescent.Point> path =
        new LinearDescent(UpdateRule.SGD, RATE * ROWS, ROWS, 1)
            .path(problem, new double[FEATURES], steps);
    return path.get(path.size() - 1).weights();
  }

  private static double[] times() {
    return Arrays.stream(STEPS).mapToDouble(steps -> steps * RATE).toArray();
  }

  /** Shrinkage factors, and test errors against time. */
  public Panels chart() {
    return Panels.of(
        "early-stopping-as-ridge",
        "Stopping early shrinks much as ridge does",
        factors(),
        errors());
  }

  private Chart factors() {
    return Chart.of(
            "shrinkage",
            "what is left of a direction",
            Axis.log("squared singular value times t"),
            Axis.of("share of the full solution").between(0.0, 1.0))
        .with(factor("stopped", "stopped at time t", x -> Shrinkage.flow(x, 1)))
        .with(factor("ridge", "ridge with penalty 1/t", x -> Shrinkage.ridge(x, 1)));
  }

  private static Line factor(String key, String title, DoubleUnaryOperator share) {
    double[] x = products().toArray();
    return Line.solid(key, title, x, DoubleStream.of(x).map(share).toArray());
  }

  /** Squared singular value times time, from 0.01 to 100. */
  private static DoubleStream products() {
    return IntStream.rangeClosed(-40, 40).mapToDouble(i -> Math.pow(10, i / 20.0));
  }

  private Chart errors() {
    return Chart.of(
            "early-stopping-test",
            "error on test rows",
            Axis.log("time t"),
            Axis.of("mean squared error"))
        .with(bands("stopped", "stopped at time t", TestErrors::stopped))
        .with(bands("ridge", "ridge with penalty 1/t", TestErrors::ridge))
        .captioned(
            "%d rows, %d features, noise of deviation %s. %s"
                .formatted(ROWS, FEATURES, NOISE, Bands.describe(seeds.size())));
  }

  private Bands bands(String key, String title, Function<TestErrors, double[]> errors) {
    return Bands.of(
        tests.stream().map(test -> Line.solid(key, title, times(), errors.apply(test))).toList());
  }

  /** The largest ratio of the two shrinkage factors. */
  double largestRatio() {
    return products().map(x -> Shrinkage.flow(x, 1) / Shrinkage.ridge(x, 1)).max().orElseThrow();
  }

  /** The best error of stopping over the best of ridge. */
  Spread bestRatio() {
    return Spread.of(
        tests.stream()
            .mapToDouble(
                test ->
                    Arrays.stream(test.stopped()).min().orElseThrow()
                        / Arrays.stream(test.ridge()).min().orElseThrow())
            .toArray());
  }

  /** The error after the last step over the best on the way. */
  Spread costOfNotStopping() {
    return Spread.of(
        tests.stream()
            .mapToDouble(
                test ->
                    test.stopped()[STEPS.length - 1]
                        / Arrays.stream(test.stopped()).min().orElseThrow())
            .toArray());
  }
}
