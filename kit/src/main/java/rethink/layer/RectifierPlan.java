package rethink.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/** oneDNN's rectifier over one layout of memory. */
final class RectifierPlan {
  // The slope is told from the output: 1 where it is above 0.
  private static final algorithm METHOD = algorithm.eltwise_relu_use_dst_for_bwd;

  /** Arguments SRC, DST, which may be the same memory. */
  final Kernel forward;

  /** Arguments DST, which may be the rectifier's input as well, DIFF_DST, DIFF_SRC. */
  final Kernel backward;

  RectifierPlan(memory.desc layout) {
    eltwise_forward.primitive_desc forwards =
        new eltwise_forward.primitive_desc(
            new eltwise_forward.desc(prop_kind.forward_training, METHOD, layout, 0, 0),
            Kernel.attributes(),
            OneDnn.engine());
    forward =
        new Kernel(new eltwise_forward(forwards), forwards)
            .takes(DNNL_ARG_SRC, layout)
            .takes(DNNL_ARG_DST, layout);
    eltwise_backward.primitive_desc backwards =
        new eltwise_backward.primitive_desc(
            new eltwise_backward.desc(METHOD, layout, layout, 0, 0),
            Kernel.attributes(),
            OneDnn.engine(),
            forwards);
    backward =
        new Kernel(new eltwise_backward(backwards), backwards)
            .takes(DNNL_ARG_DST, layout)
            .takes(DNNL_ARG_DIFF_DST, layout)
            .takes(DNNL_ARG_DIFF_SRC, layout);
  }
}
