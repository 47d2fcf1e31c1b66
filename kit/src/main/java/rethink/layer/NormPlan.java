package rethink.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl.normalization_flags;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;

/**
 * oneDNN's batch normalisation with one shift per channel and rectifier, for one shape and layout.
 */
final class NormPlan {
  private static final int SHIFT_AND_RECTIFY =
      normalization_flags.use_shift.value | normalization_flags.fuse_norm_relu.value;

  /** Arguments SRC, SHIFT, DST, MEAN, VARIANCE, WORKSPACE. */
  final Kernel forward;

  /** The same with given MEAN and VARIANCE, without WORKSPACE. */
  final Kernel infer;

  /** Arguments SRC, SHIFT, MEAN, VARIANCE, WORKSPACE, DIFF_DST, DIFF_SRC, DIFF_SHIFT. */
  final Kernel backward;

  /** Bytes that forward leaves for backward: which activations are above zero. */
  final long workspace;

  NormPlan(memory.desc images, long channels) {
    memory.desc vector = OneDnn.floats(format_tag.a, channels);
    float epsilon = (float) Convolution.EPSILON;
    batch_normalization_forward.primitive_desc training =
        new batch_normalization_forward.primitive_desc(
            new batch_normalization_forward.desc(
                prop_kind.forward_training.value, images, epsilon, SHIFT_AND_RECTIFY),
            Kernel.attributes(),
            OneDnn.engine());
    workspace = training.workspace_desc().get_size();
    forward =
        given(new Kernel(new batch_normalization_forward(training), training), images, vector)
            .takes(DNNL_ARG_DST, images)
            .takes(DNNL_ARG_WORKSPACE, training.workspace_desc());
    batch_normalization_forward.primitive_desc inference =
        new batch_normalization_forward.primitive_desc(
            new batch_normalization_forward.desc(
                prop_kind.forward_inference.value,
                images,
                epsilon,
                SHIFT_AND_RECTIFY | normalization_flags.use_global_stats.value),
            Kernel.attributes(),
            OneDnn.engine());
    infer =
        given(new Kernel(new batch_normalization_forward(inference), inference), images, vector)
            .takes(DNNL_ARG_DST, images);
    batch_normalization_backward.primitive_desc gradients =
        new batch_normalization_backward.primitive_desc(
            new batch_normalization_backward.desc(
                prop_kind.backward.value, images, images, epsilon, SHIFT_AND_RECTIFY),
            Kernel.attributes(),
            OneDnn.engine(),
            training);
    backward =
        given(new Kernel(new batch_normalization_backward(gradients), gradients), images, vector)
            .takes(DNNL_ARG_WORKSPACE, training.workspace_desc())
            .takes(DNNL_ARG_DIFF_DST, images)
            .takes(DNNL_ARG_DIFF_SRC, images)
            .takes(DNNL_ARG_DIFF_SHIFT, vector);
  }

  private static Kernel given(Kernel kernel, memory.desc images, memory.desc vector) {
    return kernel
        .takes(DNNL_ARG_SRC, images)
        .takes(DNNL_ARG_SHIFT, vector)
        .takes(DNNL_ARG_MEAN, vector)
        .takes(DNNL_ARG_VARIANCE, vector);
  }
}
