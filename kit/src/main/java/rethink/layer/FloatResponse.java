package rethink.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Local response normalisation in floats of images that come and go as bfloat16. */
final class FloatResponse implements ImageKernel {
  private final ImageKernel kernel;
  private final Casts casts = new Casts();
  private final Newest<INDArray[]> floats = new Newest<>();

  FloatResponse(ImageKernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public void forward(INDArray x, INDArray y) {
    INDArray[] own = floats.of(x.shape(), FloatResponse::arrays);
    casts.copy(x, own[0]);
    kernel.forward(own[0], own[1]);
    casts.copy(own[1], y);
  }

  @Override
  public void backward(INDArray x, INDArray dy, INDArray dx) {
    INDArray[] own = floats.of(x.shape(), FloatResponse::arrays);
    casts.copy(x, own[0]);
    casts.copy(dy, own[1]);
    kernel.backward(own[0], own[1], own[2]);
    casts.copy(own[2], dx);
  }

  private static INDArray[] arrays(long[] shape) {
    try (MemoryWorkspace outside = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
      return new INDArray[] {
        Nd4j.createUninitialized(DataType.FLOAT, shape, 'c'),
        Nd4j.createUninitialized(DataType.FLOAT, shape, 'c'),
        Nd4j.createUninitialized(DataType.FLOAT, shape, 'c')
      };
    }
  }
}
