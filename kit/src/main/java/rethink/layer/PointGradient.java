package rethink.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The gradient of the weights of a convolution of one pixel, as what it is: a product of matrices
 * with a row for each pixel. In bfloat16, oneDNN's gradient of such convolutions takes two to seven
 * times as long.
 */
final class PointGradient {
  private PointGradient() {}

  /** Arguments SRC, DIFF_DST, DIFF_WEIGHTS [in, out] and, where biased, DIFF_BIAS. */
  static Kernel of(DataType type, long pixels, long in, long out, boolean biased) {
    memory.desc x = OneDnn.layout(type, format_tag.ab, pixels, in);
    memory.desc y = OneDnn.layout(type, format_tag.ab, pixels, out);
    memory.desc any = OneDnn.layout(type, format_tag.any, out, in);
    memory.desc rows = OneDnn.floats(format_tag.ba, out, in);
    memory.desc bias = OneDnn.floats(format_tag.a, out);
    inner_product_forward.primitive_desc forwards =
        new inner_product_forward.primitive_desc(
            new inner_product_forward.desc(prop_kind.forward_training, x, any, y),
            Kernel.attributes(),
            OneDnn.engine());
    inner_product_backward_weights.primitive_desc description =
        new inner_product_backward_weights.primitive_desc(
            biased
                ? new inner_product_backward_weights.desc(x, rows, bias, y)
                : new inner_product_backward_weights.desc(x, rows, y),
            Kernel.attributes(),
            OneDnn.engine(),
            forwards);
    Kernel kernel =
        new Kernel(new inner_product_backward_weights(description), description)
            .takes(DNNL_ARG_SRC, x)
            .takes(DNNL_ARG_DIFF_DST, y)
            .takes(DNNL_ARG_DIFF_WEIGHTS, rows);
    return biased ? kernel.takes(DNNL_ARG_DIFF_BIAS, bias) : kernel;
  }
}
