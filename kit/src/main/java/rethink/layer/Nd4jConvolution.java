package rethink.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2DDerivative;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The portable convolution: ND4J's operations on any backend and in any floating point type. It is
 * also the reference that the quick one is tested against.
 */
final class Nd4jConvolution implements ConvolutionKernel {
  private final Convolution conv;

  /** Of the newest training batch, as [pixels, out]: normalised values, activations. */
  private INDArray hat;

  private INDArray out;
  private INDArray deviation;

  Nd4jConvolution(Convolution conv) {
    this.conv = conv;
  }

  @Override
  public void forward(
      INDArray x, INDArray weights, INDArray shift, INDArray mean, INDArray variance, INDArray y) {
    convolve(x, weights, y);
    INDArray rows = rows(y);
    if (conv.normalized()) {
      mean.assign(rows.mean(0));
      rows.subiRowVector(mean);
      variance.assign(rows.mul(rows).mean(0));
      deviation = deviation(variance).detach();
      rows.diviRowVector(deviation);
      hat = rows.dup().detach();
    }
    activate(rows, shift);
    out = rows.dup().detach();
  }

  @Override
  public void infer(
      INDArray x, INDArray weights, INDArray shift, INDArray mean, INDArray variance, INDArray y) {
    convolve(x, weights, y);
    INDArray rows = rows(y);
    if (conv.normalized()) {
      rows.subiRowVector(mean).diviRowVector(deviation(variance));
    }
    activate(rows, shift);
  }

  @Override
  public void backward(
      INDArray x,
      INDArray weights,
      INDArray shift,
      INDArray dy,
      INDArray dx,
      INDArray dWeights,
      INDArray dShift) {
    INDArray delta = rows(dy).mul(out.gt(0).castTo(out.dataType()));
    dShift.assign(delta.sum(0));
    if (conv.normalized()) {
      INDArray slope = delta.mul(hat).mean(0);
      delta.subiRowVector(delta.mean(0)).subi(hat.mulRowVector(slope)).diviRowVector(deviation);
    }
    INDArray below = dx != null ? dx : Nd4j.createUninitialized(x.dataType(), x.shape(), 'c');
    run(
        new Conv2DDerivative(),
        new INDArray[] {x, weights, delta.reshape('c', dy.shape())},
        new INDArray[] {below, dWeights});
  }

  private void convolve(INDArray x, INDArray weights, INDArray y) {
    run(new Conv2D(), new INDArray[] {x, weights}, new INDArray[] {y});
  }

  private static void activate(INDArray rows, INDArray shift) {
    rows.addiRowVector(shift);
    Transforms.relu(rows, false);
  }

  private static INDArray rows(INDArray images) {
    return images.reshape('c', images.length() / images.size(3), images.size(3));
  }

  private static INDArray deviation(INDArray variance) {
    return Transforms.sqrt(variance.add(Convolution.EPSILON));
  }

  private void run(DynamicCustomOp operation, INDArray[] in, INDArray[] out) {
    try (OpContext context = Nd4j.getExecutioner().buildContext()) {
      Window down = conv.vertical();
      Window across = conv.horizontal();
      // kernel, stride, padding, dilation (each height, width), 1 = same, 1 = NHWC, 0 = weights
      // [h, w, in, out]
      int same = down.padded() ? 1 : 0;
      context.setIArguments(
          down.size(), across.size(), down.stride(), across.stride(), 0, 0, 1, 1, same, 1, 0);
      context.setInputArrays(in);
      context.setOutputArrays(out);
      Nd4j.exec(operation, context);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("could not release the operation's context", e);
    }
  }
}
