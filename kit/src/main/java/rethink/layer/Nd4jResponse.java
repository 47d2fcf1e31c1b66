package rethink.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The portable local response normalisation, on any backend and in any floating point type; sums
 * over windows are products with a band of ones.
 */
final class Nd4jResponse implements ImageKernel {
  private final LocalResponseNorm norm;

  Nd4jResponse(LocalResponseNorm norm) {
    this.norm = norm;
  }

  @Override
  public void forward(INDArray x, INDArray y) {
    INDArray rows = rows(x);
    rows(y).assign(rows.mul(Transforms.pow(scale(rows), -LocalResponseNorm.BETA)));
  }

  @Override
  public void backward(INDArray x, INDArray dy, INDArray dx) {
    INDArray rows = rows(x);
    INDArray scale = scale(rows);
    INDArray direct = rows(dy).mul(Transforms.pow(scale, -LocalResponseNorm.BETA));
    INDArray shared = direct.mul(rows).divi(scale).mmul(band(rows));
    rows(dx).assign(direct).subi(shared.muli(rows).muli(2 * norm.alpha() * LocalResponseNorm.BETA));
  }

  private INDArray scale(INDArray rows) {
    return rows.mul(rows).mmul(band(rows)).muli(norm.alpha()).addi(1);
  }

  private INDArray band(INDArray rows) {
    int channels = (int) rows.size(1);
    INDArray band = Nd4j.zeros(rows.dataType(), channels, channels);
    for (int c = 0; c < channels; c++) {
      for (int n = Math.max(0, c - norm.radius());
          n <= Math.min(channels - 1, c + norm.radius());
          n++) {
        band.putScalar(c, n, 1);
      }
    }
    return band;
  }

  private static INDArray rows(INDArray images) {
    return images.reshape('c', images.length() / images.size(3), images.size(3));
  }
}
