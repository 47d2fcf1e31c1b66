package rethink.layer;

import java.util.Arrays;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Runs {@link Concatenation} in a network. */
final class RunningConcatenation extends BaseGraphVertex {
  private static final long serialVersionUID = 1L;

  private final transient Newest<ChannelCopy> copies = new Newest<>();
  private final transient Casts casts = new Casts();
  private final transient GradientBelow gradientBelow = new GradientBelow();

  /** Of the newest joined images: bfloat16 if all their parts are. */
  private transient DataType type;

  RunningConcatenation(ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, null, null, type);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr memory) {
    long[] shape = inputs[0].shape().clone();
    shape[3] = Arrays.stream(inputs).mapToLong(input -> input.size(3)).sum();
    type =
        Arrays.stream(inputs).allMatch(input -> input.dataType() == DataType.BFLOAT16)
            ? DataType.BFLOAT16
            : dataType;
    INDArray out = memory.createUninitialized(ArrayType.ACTIVATIONS, type, shape, 'c');
    long channel = 0;
    for (int i = 0; i < inputs.length; i++) {
      if (OneDnn.serves(type)) {
        INDArray part = casts.to(type, inputs[i], ArrayType.FF_WORKING_MEM, memory);
        copy(shape).join(i, Floats.contiguous(part), out);
      } else {
        channels(out, channel, inputs[i].size(3)).assign(inputs[i]);
      }
      channel += inputs[i].size(3);
    }
    return out;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr memory) {
    INDArray[] below = new INDArray[inputs.length];
    INDArray above = Floats.contiguous(casts.to(type, epsilon, ArrayType.BP_WORKING_MEM, memory));
    long channel = 0;
    for (int i = 0; i < inputs.length; i++) {
      below[i] = gradientBelow.at(inputs[i], dataType, memory);
      if (below[i].dataType() == type && OneDnn.serves(type)) {
        copy(above.shape()).split(i, above, below[i]);
      } else {
        below[i].assign(channels(above, channel, inputs[i].size(3)));
      }
      channel += inputs[i].size(3);
    }
    return Pair.of(null, below);
  }

  private ChannelCopy copy(long[] shape) {
    long[] channels = Arrays.stream(inputs).mapToLong(input -> input.size(3)).toArray();
    return copies.of(shape, joined -> new ChannelCopy(type, joined, channels));
  }

  private static INDArray channels(INDArray images, long from, long count) {
    return images.get(
        NDArrayIndex.all(),
        NDArrayIndex.all(),
        NDArrayIndex.all(),
        NDArrayIndex.interval(from, from + count));
  }

  @Override
  public boolean hasLayer() {
    return false;
  }

  @Override
  public Layer getLayer() {
    return null;
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray gradients) {
    if (gradients != null) {
      throw new IllegalArgumentException(
          "concatenation got gradients for %d parameters; it has none"
              .formatted(gradients.length()));
    }
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int minibatch) {
    return Pair.of(null, state);
  }

  @Override
  public String toString() {
    return "Concatenation(" + getVertexName() + ")";
  }
}
