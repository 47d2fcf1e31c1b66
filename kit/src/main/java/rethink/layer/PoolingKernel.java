package rethink.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes a {@link Pooling}: by oneDNN where that serves, else by ND4J. */
interface PoolingKernel {

  static PoolingKernel of(Pooling pooling, DataType type) {
    return OneDnn.serves(type) ? new OneDnnPooling(pooling) : new Nd4jPooling(pooling);
  }

  void forward(INDArray x, INDArray y);

  /** Computes the gradient at the input of the newest forward pass. */
  void backward(INDArray x, INDArray dy, INDArray dx);
}
