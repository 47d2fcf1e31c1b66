package rethink.layer;

import java.lang.ref.Reference;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs {@link LocalResponseNorm} image by image, with loops over whole planes that the JIT compiler
 * turns into vector code.
 */
final class LocalResponseNormLayer extends AbstractLayer<LocalResponseNorm> {
  private static final long serialVersionUID = 1L;

  LocalResponseNormLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr memory) {
    assertInputSet(false);
    INDArray out =
        memory.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, input.shape(), 'c');
    INDArray rows = Floats.contiguous(input);
    FloatPointer from = Floats.of(rows);
    FloatPointer to = Floats.of(out);
    Window window = new Window();
    for (int i = 0; i < input.size(0); i++) {
      window.load(from, i);
      for (int k = 0; k < window.size; k++) {
        window.x[k] *= window.power[k];
      }
      to.position((long) i * window.size).put(window.x, 0, window.size);
    }
    Reference.reachabilityFence(rows);
    return out;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr memory) {
    assertInputSet(true);
    INDArray below =
        memory.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape(), 'c');
    INDArray inputRows = Floats.contiguous(input);
    INDArray epsilonRows = Floats.contiguous(epsilon);
    FloatPointer values = Floats.of(inputRows);
    FloatPointer from = Floats.of(epsilonRows);
    FloatPointer to = Floats.of(below);
    Window window = new Window();
    float factor = (float) (2 * layerConf().alpha() * 0.75);
    float[] dy = new float[window.size];
    float[] term = new float[window.size];
    float[] sums = new float[window.size];
    for (int i = 0; i < input.size(0); i++) {
      window.load(values, i);
      from.position((long) i * window.size).get(dy, 0, window.size);
      for (int k = 0; k < window.size; k++) {
        term[k] = dy[k] * window.x[k] * window.power[k] / window.scale[k];
      }
      window.sum(term, sums);
      for (int k = 0; k < window.size; k++) {
        dy[k] = dy[k] * window.power[k] - factor * window.x[k] * sums[k];
      }
      to.position((long) i * window.size).put(dy, 0, window.size);
    }
    Reference.reachabilityFence(inputRows);
    Reference.reachabilityFence(epsilonRows);
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

  /** One image with its scale (1 + alpha * sum of squares) and that to the power -0.75. */
  private final class Window {
    final int channels = (int) input.size(1);
    final int area = (int) (input.size(2) * input.size(3));
    final int size = channels * area;
    final float[] x = new float[size];
    final float[] scale = new float[size];
    final float[] power = new float[size];

    void load(FloatPointer from, int image) {
      from.position((long) image * size).get(x, 0, size);
      for (int k = 0; k < size; k++) {
        power[k] = x[k] * x[k];
      }
      sum(power, scale);
      float alpha = (float) layerConf().alpha();
      for (int k = 0; k < size; k++) {
        scale[k] = 1 + alpha * scale[k];
        float root = (float) Math.sqrt(scale[k]);
        power[k] = 1 / (root * (float) Math.sqrt(root));
      }
    }

    /** Adds up each value's neighbours within the radius, and itself. */
    void sum(float[] values, float[] sums) {
      int radius = layerConf().radius();
      for (int c = 0; c < channels; c++) {
        int to = c * area;
        java.util.Arrays.fill(sums, to, to + area, 0);
        for (int n = Math.max(0, c - radius); n <= Math.min(channels - 1, c + radius); n++) {
          int from = n * area;
          for (int k = 0; k < area; k++) {
            sums[to + k] += values[from + k];
          }
        }
      }
    }
  }
}
