package rethink.theory.expressivity;

import java.util.function.Supplier;

/**
 * How c(x) = sum of w_j max(x - b_j, 0) is added up in one pass over ascending thresholds; all are
 * equal on paper, and differ in how rounding grows.
 */
public enum Summation {
  /** x times the sum of weights, less the sum of w_j b_j: two large numbers that cancel. */
  PREFIX("two prefix sums", Prefix::new),
  /** The same with both sums compensated after Neumaier; their terms stay rounded. */
  NEUMAIER("prefix sums, Neumaier", Neumaier::new),
  /** Value and slope, carried from threshold to threshold: nothing large is ever subtracted. */
  STEPWISE("value and slope, step by step", Stepwise::new),
  /** The prefix sums in twice the precision, about 106 bits, terms included. */
  DOUBLE_DOUBLE("prefix sums, double-double", DoubleDouble::new);

  private final String title;
  private final Supplier<Pass> start;

  Summation(String title, Supplier<Pass> start) {
    this.title = title;
    this.start = start;
  }

  /** For legends and tables. */
  public String title() {
    return title;
  }

  Pass start() {
    return start.get();
  }

  /** The sum of the units so far, which ends in a straight line. */
  interface Pass {
    /** One more unit, whose threshold is no less than those before it. */
    void add(double weight, double threshold);

    /** The sum at a point that is no less than the last threshold. */
    double at(double x);
  }

  private static final class Prefix implements Pass {
    private double weights;
    private double products;

    @Override
    public void add(double weight, double threshold) {
      weights += weight;
      products += weight * threshold;
    }

    @Override
    public double at(double x) {
      return x * weights - products;
    }
  }

  private static final class Stepwise implements Pass {
    private double position;
    private double value;
    private double slope;

    @Override
    public void add(double weight, double threshold) {
      value = at(threshold);
      position = threshold;
      slope += weight;
    }

    @Override
    public double at(double x) {
      return value + slope * (x - position);
    }
  }

  private static final class Neumaier implements Pass {
    private double weights;
    private double weightsLost;
    private double products;
    private double productsLost;

    @Override
    public void add(double weight, double threshold) {
      double product = weight * threshold;
      double sum = weights + weight;
      weightsLost += TwoSum.lost(weights, weight, sum);
      weights = sum;
      sum = products + product;
      productsLost += TwoSum.lost(products, product, sum);
      products = sum;
    }

    @Override
    public double at(double x) {
      return x * weights - products + (x * weightsLost - productsLost);
    }
  }

  private static final class DoubleDouble implements Pass {
    private final TwoSum weights = new TwoSum();
    private final TwoSum products = new TwoSum();

    @Override
    public void add(double weight, double threshold) {
      weights.add(weight);
      products.addProduct(weight, threshold);
    }

    @Override
    public double at(double x) {
      TwoSum value = weights.times(x);
      value.subtract(products);
      return value.value();
    }
  }
}
