package rethink.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs an {@link ImageLayer} in a network. */
final class RunningImageLayer extends AbstractLayer<ImageLayer> {
  private static final long serialVersionUID = 1L;

  private final transient GradientBelow gradientBelow = new GradientBelow();
  private transient ImageKernel kernel;

  /** What the kernel computes in: bfloat16 where the layer below gives that. */
  private transient DataType kept;

  RunningImageLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr memory) {
    assertInputSet(false);
    DataType type = input.dataType() == DataType.BFLOAT16 ? DataType.BFLOAT16 : dataType;
    if (kernel == null || type != kept) {
      kept = type;
      kernel = layerConf().kernel(type);
    }
    INDArray out =
        memory.createUninitialized(
            ArrayType.ACTIVATIONS, type, layerConf().outputShape(input.shape()), 'c');
    kernel.forward(Floats.contiguous(input), out);
    return out;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr memory) {
    assertInputSet(true);
    INDArray below = gradientBelow.at(input, dataType, memory);
    kernel.backward(Floats.contiguous(input), Floats.contiguous(epsilon), below);
    return Pair.of(new DefaultGradient(), below);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clearNoiseWeightParams() {
    // It has no weights.
  }
}
