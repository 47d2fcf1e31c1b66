package rethink.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes an {@link ImageLayer} on row-major arrays without gaps. */
interface ImageKernel {

  void forward(INDArray x, INDArray y);

  /** Computes the gradient at the input of the newest forward pass. */
  void backward(INDArray x, INDArray dy, INDArray dx);
}
