package rethink.theory.linear;

/** Arithmetic on vectors of doubles. */
public final class Vectors {
  private Vectors() {}

  public static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  public static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  /** a + factor b, as a new vector. */
  public static double[] plus(double[] a, double factor, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i] + factor * b[i];
    }
    return sum;
  }

  public static double distance(double[] a, double[] b) {
    return norm(plus(a, -1, b));
  }
}
