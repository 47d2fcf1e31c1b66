package rethink.layer;

/**
 * Sums over parts of arrays in four partial sums, which the processor adds side by side; the order
 * is the same on every run.
 */
final class Sums {
  private Sums() {}

  static double sum(float[] a, int from, int count) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int k = from;
    for (; k + 3 < from + count; k += 4) {
      s0 += a[k];
      s1 += a[k + 1];
      s2 += a[k + 2];
      s3 += a[k + 3];
    }
    for (; k < from + count; k++) {
      s0 += a[k];
    }
    return (double) s0 + s1 + s2 + s3;
  }

  static double squares(float[] a, int from, int count, float mean) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int k = from;
    for (; k + 3 < from + count; k += 4) {
      s0 += (a[k] - mean) * (a[k] - mean);
      s1 += (a[k + 1] - mean) * (a[k + 1] - mean);
      s2 += (a[k + 2] - mean) * (a[k + 2] - mean);
      s3 += (a[k + 3] - mean) * (a[k + 3] - mean);
    }
    for (; k < from + count; k++) {
      s0 += (a[k] - mean) * (a[k] - mean);
    }
    return (double) s0 + s1 + s2 + s3;
  }

  static double dot(float[] a, int fromA, float[] b, int fromB, int count) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int k = 0;
    for (; k + 3 < count; k += 4) {
      s0 += a[fromA + k] * b[fromB + k];
      s1 += a[fromA + k + 1] * b[fromB + k + 1];
      s2 += a[fromA + k + 2] * b[fromB + k + 2];
      s3 += a[fromA + k + 3] * b[fromB + k + 3];
    }
    for (; k < count; k++) {
      s0 += a[fromA + k] * b[fromB + k];
    }
    return (double) s0 + s1 + s2 + s3;
  }
}
