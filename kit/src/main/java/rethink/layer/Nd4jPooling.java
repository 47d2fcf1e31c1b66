package rethink.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** The portable pooling, on any backend and in any floating point type. */
final class Nd4jPooling implements ImageKernel {
  private final Pooling pooling;

  Nd4jPooling(Pooling pooling) {
    this.pooling = pooling;
  }

  @Override
  public void forward(INDArray x, INDArray y) {
    if (pooling.isGlobalMean()) {
      y.assign(x.mean(1, 2));
    } else {
      Nd4j.exec(
          windows(pooling.isMean() ? "avgpool2d" : "maxpool2d").addInputs(x).addOutputs(y).build());
    }
  }

  @Override
  public void backward(INDArray x, INDArray dy, INDArray dx) {
    if (pooling.isGlobalMean()) {
      long area = x.size(1) * x.size(2);
      dx.assign(dy.div(area).reshape('c', dy.size(0), 1, 1, dy.size(1)).broadcast(x.shape()));
    } else {
      Nd4j.exec(
          windows(pooling.isMean() ? "avgpool2d_bp" : "maxpool2d_bp")
              .addInputs(x, dy)
              .addOutputs(dx)
              .build());
    }
  }

  private DynamicCustomOp.DynamicCustomOpsBuilder windows(String operation) {
    int size = pooling.window().size();
    int stride = pooling.window().stride();
    int same = pooling.window().padded() ? 1 : 0;
    // window, stride, padding, dilation (each height, width), 1 = same, 0 = means without padding,
    // 1 = NHWC
    return DynamicCustomOp.builder(operation)
        .addIntegerArguments(size, size, stride, stride, 0, 0, 1, 1, same, 0, 1);
  }
}
