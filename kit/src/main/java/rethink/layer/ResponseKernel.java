package rethink.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes a {@link LocalResponseNorm}: by loops in Java on the CPU's floats, else by ND4J. */
interface ResponseKernel {
  static ResponseKernel of(LocalResponseNorm norm, DataType type) {
    return Floats.inReach(type) ? new LoopedResponse(norm) : new Nd4jResponse(norm);
  }

  void forward(INDArray x, INDArray y);

  void backward(INDArray x, INDArray dy, INDArray dx);
}
