package rethink.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Local response normalisation in doubles, straight from its formula. */
record Response(int radius, double alpha) {

  /** Of images [batch, height, width, channels]. */
  INDArray of(INDArray x) {
    INDArray y = x.dup();
    for (int i = 0; i < x.size(0); i++) {
      for (int h = 0; h < x.size(1); h++) {
        for (int w = 0; w < x.size(2); w++) {
          for (int c = 0; c < x.size(3); c++) {
            y.putScalar(new int[] {i, h, w, c}, value(x, i, h, w, c));
          }
        }
      }
    }
    return y;
  }

  private double value(INDArray x, int i, int h, int w, int c) {
    double sum = 0;
    for (int n = c - radius; n <= c + radius; n++) {
      sum += n < 0 || n >= x.size(3) ? 0 : Math.pow(x.getDouble(i, h, w, n), 2);
    }
    return x.getDouble(i, h, w, c) * Math.pow(1 + alpha * sum, -0.75);
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
