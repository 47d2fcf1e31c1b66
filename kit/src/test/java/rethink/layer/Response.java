package rethink.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Local response normalisation in doubles, straight from its formula. */
record Response(int radius, double alpha) {

  INDArray of(INDArray x) {
    INDArray y = x.dup();
    for (int i = 0; i < x.size(0); i++) {
      for (int c = 0; c < x.size(1); c++) {
        for (int h = 0; h < x.size(2); h++) {
          for (int w = 0; w < x.size(3); w++) {
            y.putScalar(new int[] {i, c, h, w}, value(x, i, c, h, w));
          }
        }
      }
    }
    return y;
  }

  private double value(INDArray x, int i, int c, int h, int w) {
    double sum = 0;
    for (int n = c - radius; n <= c + radius; n++) {
      sum += n < 0 || n >= x.size(1) ? 0 : Math.pow(x.getDouble(i, n, h, w), 2);
    }
    return x.getDouble(i, c, h, w) * Math.pow(1 + alpha * sum, -0.75);
  }

  /** The gradient of sum(epsilon * y) at x by central differences, right to about 1e-9. */
  INDArray gradient(INDArray x, INDArray epsilon) {
    double step = 1e-5;
    INDArray flat = x.dup();
    INDArray gradient = Nd4j.create(x.dataType(), x.length());
    for (long k = 0; k < x.length(); k++) {
      double value = flat.getDouble(k);
      flat.putScalar(k, value + step);
      double above = of(flat).mul(epsilon).sumNumber().doubleValue();
      flat.putScalar(k, value - step);
      double below = of(flat).mul(epsilon).sumNumber().doubleValue();
      flat.putScalar(k, value);
      gradient.putScalar(k, (above - below) / (2 * step));
    }
    return gradient.reshape(x.shape());
  }
}
