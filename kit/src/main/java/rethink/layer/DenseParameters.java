package rethink.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Lays the parameters of {@link Dense} out in the network's flat vector: W [in, out] row by row, b
 * [out], then what the weight transform adds, each [out].
 */
final class DenseParameters implements ParamInitializer {
  static final String BIAS = "b";

  @Override
  public long numParams(NeuralNetConfiguration configuration) {
    return numParams(configuration.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    Dense dense = (Dense) layer;
    return dense.getNOut() * (dense.getNIn() + 1 + dense.weights().parameters().size());
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return Stream.concat(
            Stream.of(WeightTransform.WEIGHTS, BIAS),
            ((Dense) layer).weights().parameters().stream())
        .toList();
  }

  /** Those that weight decay and constraints act on. */
  @Override
  public List<String> weightKeys(Layer layer) {
    return List.of(((Dense) layer).weights().decayed());
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return List.of(BIAS);
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return weightKeys(layer).contains(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return BIAS.equals(key);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration configuration, INDArray vector, boolean initialize) {
    Dense dense = (Dense) configuration.getLayer();
    Map<String, INDArray> views = views(dense, vector);
    if (initialize) {
      long in = dense.getNIn();
      long out = dense.getNOut();
      INDArray flat = vector.reshape(vector.length()).get(NDArrayIndex.interval(0, in * out));
      dense.getWeightInitFn().init(in, out, new long[] {in, out}, 'c', flat);
      views.get(BIAS).assign(dense.getBiasInit());
      dense.weights().initialize(dense.getLayerName(), views);
    }
    views.keySet().forEach(configuration::addVariable);
    return views;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration configuration, INDArray vector) {
    return views((Dense) configuration.getLayer(), vector);
  }

  private Map<String, INDArray> views(Dense dense, INDArray vector) {
    INDArray flat = vector.reshape(vector.length());
    Map<String, INDArray> views = new LinkedHashMap<>();
    long out = dense.getNOut();
    long at = 0;
    for (String name : paramKeys(dense)) {
      boolean matrix = name.equals(WeightTransform.WEIGHTS);
      long length = matrix ? dense.getNIn() * out : out;
      INDArray view = flat.get(NDArrayIndex.interval(at, at + length));
      views.put(name, matrix ? view.reshape('c', dense.getNIn(), out) : view);
      at += length;
    }
    return views;
  }
}
