package rethink.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Pooling straight from its definition: the largest or the mean of each window, padded ("same") or
 * not; a window of 0 stands for the mean of the whole image.
 */
record Pools(int window, int stride, boolean padded, boolean mean) {

  /** Padded max-pooling, or the mean of the whole image. */
  Pools(int window, int stride) {
    this(window, stride, true, false);
  }

  Pooling layer() {
    if (window == 0) {
      return Pooling.globalMean();
    }
    Pooling layer = mean ? Pooling.mean(window, stride) : Pooling.max(window, stride);
    return padded ? layer : layer.unpadded();
  }

  INDArray of(INDArray x) {
    INDArray y = pooled(x);
    if (window == 0) {
      return y.assign(x.mean(1, 2));
    }
    if (mean) {
      return sums(x).divi(counts(x));
    }
    y.assign(Double.NEGATIVE_INFINITY);
    visit(x, (from, to) -> y.putScalar(to, Math.max(y.getDouble(to), x.getDouble(from))));
    return y;
  }

  /** Each window's gradient at its largest value, or a share of it everywhere. */
  INDArray gradient(INDArray x, INDArray epsilon) {
    INDArray dx = Nd4j.zeros(x.dataType(), x.shape());
    if (window == 0) {
      long area = x.size(1) * x.size(2);
      return dx.addi(epsilon.div(area).reshape(x.size(0), 1, 1, x.size(3)).broadcast(x.shape()));
    }
    INDArray y = of(x);
    INDArray counts = counts(x);
    visit(
        x,
        (from, to) -> {
          if (mean) {
            double share = epsilon.getDouble(to) / counts.getDouble(to);
            dx.putScalar(from, dx.getDouble(from) + share);
          } else if (x.getDouble(from) == y.getDouble(to)) {
            dx.putScalar(from, dx.getDouble(from) + epsilon.getDouble(to));
          }
        });
    return dx;
  }

  /** The pixels of each window that are no padding. */
  private INDArray counts(INDArray x) {
    return sums(Nd4j.ones(x.dataType(), x.shape()));
  }

  /** The sum of each window. */
  INDArray sums(INDArray x) {
    INDArray y = pooled(x);
    visit(x, (from, to) -> y.putScalar(to, y.getDouble(to) + x.getDouble(from)));
    return y;
  }

  private INDArray pooled(INDArray x) {
    return window == 0
        ? Nd4j.zeros(x.dataType(), x.size(0), x.size(3))
        : Nd4j.zeros(x.dataType(), x.size(0), out(x.size(1)), out(x.size(2)), x.size(3));
  }

  private long out(long side) {
    return padded ? (side + stride - 1) / stride : (side - window) / stride + 1;
  }

  private interface Visitor {
    void pixel(int[] from, int[] to);
  }

  /** Every pixel of every window, with the window's place in the output. */
  private void visit(INDArray x, Visitor visitor) {
    for (int i = 0; i < x.size(0); i++) {
      for (int c = 0; c < x.size(3); c++) {
        for (int h = 0; h < out(x.size(1)); h++) {
          for (int w = 0; w < out(x.size(2)); w++) {
            for (int k = 0; k < window * window; k++) {
              long row = h * stride - before(x.size(1)) + k / window;
              long column = w * stride - before(x.size(2)) + k % window;
              if (row >= 0 && row < x.size(1) && column >= 0 && column < x.size(2)) {
                visitor.pixel(new int[] {i, (int) row, (int) column, c}, new int[] {i, h, w, c});
              }
            }
          }
        }
      }
    }
  }

  /** Pixels of padding above and left; an odd number has the odd one below and right. */
  private long before(long side) {
    return padded ? Math.max(0, (out(side) - 1) * stride + window - side) / 2 : 0;
  }
}
