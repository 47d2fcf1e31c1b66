package rethink.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * oneDNN's three passes of one convolution for one shape of input, with the layouts it wants.
 *
 * <p>Where input and output channels come in sixteens, a layer works inside in blocks of sixteen
 * channels, in which oneDNN may multiply by Winograd's method (Lavin and Gray 2016: 2.25 times
 * fewer multiplications and more for 3x3 kernels). Elsewhere it stays in rows of channels, in which
 * nothing is padded.
 */
final class ConvolutionPlan {
  /** Layouts inside: input, output and each pass's weights. */
  final memory.desc x;

  final memory.desc y;
  final memory.desc forwardWeights;
  final memory.desc dataWeights;
  final memory.desc weightGradient;

  /** Arguments SRC, WEIGHTS, DST and, without normalisation, BIAS; then it rectifies, too. */
  final Kernel forward;

  /** Arguments DIFF_DST, WEIGHTS, DIFF_SRC. */
  final Kernel data;

  /** Arguments SRC, DIFF_DST, DIFF_WEIGHTS and, without normalisation, DIFF_BIAS. */
  final Kernel weights;

  /**
   * @param type of images and weights; gradients of weights are floats in any case
   */
  ConvolutionPlan(Convolution conv, DataType type, long batch, long height, long width) {
    long in = conv.getNIn();
    long out = conv.getNOut();
    Window down = conv.vertical();
    Window across = conv.horizontal();
    format_tag tag = type == DataType.FLOAT && blocked(conv) ? format_tag.any : format_tag.nhwc;
    memory.desc source = OneDnn.layout(type, tag, batch, in, height, width);
    memory.desc target =
        OneDnn.layout(type, tag, batch, out, down.places(height), across.places(width));
    memory.desc any = OneDnn.layout(type, format_tag.any, out, in, down.size(), across.size());
    memory.desc anyFloats = OneDnn.floats(format_tag.any, out, in, down.size(), across.size());
    memory.desc bias = OneDnn.floats(format_tag.a, out);
    long[] strides = {down.stride(), across.stride()};
    long[] before = {down.before(height), across.before(width)};
    long[] after = {down.after(height), across.after(width)};
    boolean biased = !conv.normalized();
    // Winograd's layout for few input channels leaves only reference code for their gradients.
    algorithm method = in <= 4 ? algorithm.convolution_direct : algorithm.convolution_auto;

    convolution_forward.primitive_desc forwards =
        new convolution_forward.primitive_desc(
            biased
                ? new convolution_forward.desc(
                    prop_kind.forward_training,
                    method,
                    source,
                    any,
                    bias,
                    target,
                    strides,
                    before,
                    after)
                : new convolution_forward.desc(
                    prop_kind.forward_training,
                    method,
                    source,
                    any,
                    target,
                    strides,
                    before,
                    after),
            biased ? rectifying() : Kernel.attributes(),
            OneDnn.engine());
    x = forwards.src_desc();
    y = forwards.dst_desc();
    forwardWeights = forwards.weights_desc();
    forward =
        new Kernel(new convolution_forward(forwards), forwards)
            .takes(DNNL_ARG_SRC, x)
            .takes(DNNL_ARG_WEIGHTS, forwardWeights)
            .takes(DNNL_ARG_DST, y);

    convolution_backward_data.primitive_desc datas =
        new convolution_backward_data.primitive_desc(
            new convolution_backward_data.desc(method, x, any, y, strides, before, after),
            Kernel.attributes(),
            OneDnn.engine(),
            forwards);
    dataWeights = datas.weights_desc();
    data =
        new Kernel(new convolution_backward_data(datas), datas)
            .takes(DNNL_ARG_DIFF_DST, y)
            .takes(DNNL_ARG_WEIGHTS, dataWeights)
            .takes(DNNL_ARG_DIFF_SRC, x);

    if (type == DataType.BFLOAT16 && conv.area() == 1 && conv.stride() == 1) {
      weightGradient = OneDnn.floats(format_tag.hwio, out, in, 1, 1);
      weights = PointGradient.of(type, batch * height * width, in, out, biased);
      if (biased) {
        forward.takes(DNNL_ARG_BIAS, bias);
      }
      return;
    }
    convolution_backward_weights.primitive_desc gradients =
        new convolution_backward_weights.primitive_desc(
            biased
                ? new convolution_backward_weights.desc(
                    method, x, anyFloats, bias, y, strides, before, after)
                : new convolution_backward_weights.desc(
                    method, x, anyFloats, y, strides, before, after),
            Kernel.attributes(),
            OneDnn.engine(),
            forwards);
    weightGradient = gradients.diff_weights_desc();
    weights =
        new Kernel(new convolution_backward_weights(gradients), gradients)
            .takes(DNNL_ARG_SRC, x)
            .takes(DNNL_ARG_DIFF_DST, y)
            .takes(DNNL_ARG_DIFF_WEIGHTS, weightGradient);
    if (biased) {
      forward.takes(DNNL_ARG_BIAS, bias);
      weights.takes(DNNL_ARG_DIFF_BIAS, bias);
    }
  }

  private static boolean blocked(Convolution conv) {
    return conv.area() > 1
        && conv.getNOut() % 16 == 0
        // Of few channels, oneDNN's gradient at a blocked input is hundreds of times slower.
        && (conv.getNIn() % 16 == 0 || conv.getNIn() <= 4 && !conv.inputGradient());
  }

  private static primitive_attr rectifying() {
    post_ops after = new post_ops();
    after.append_eltwise(1, algorithm.eltwise_relu, 0, 0);
    primitive_attr attributes = Kernel.attributes();
    attributes.set_post_ops(after);
    return attributes;
  }
}
