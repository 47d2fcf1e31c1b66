package rethink.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Lays the parameters of {@link Convolution} out in the network's flat vector: W, b, mean, var. */
final class ConvolutionParameters implements ParamInitializer {
  static final String WEIGHTS = "W";
  static final String BIAS = "b";
  static final String MEAN = "mean";
  static final String VARIANCE = "var";

  static boolean isStatistic(String name) {
    return name.equals(MEAN) || name.equals(VARIANCE);
  }

  @Override
  public long numParams(NeuralNetConfiguration configuration) {
    return numParams(configuration.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    Convolution conv = (Convolution) layer;
    return weights(conv) + conv.getNOut() * (conv.normalized() ? 3 : 1);
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return ((Convolution) layer).normalized()
        ? List.of(WEIGHTS, BIAS, MEAN, VARIANCE)
        : List.of(WEIGHTS, BIAS);
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return List.of(WEIGHTS);
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return List.of(BIAS);
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return WEIGHTS.equals(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return BIAS.equals(key);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration configuration, INDArray vector, boolean initialize) {
    Convolution conv = (Convolution) configuration.getLayer();
    Map<String, INDArray> views = views(conv, vector);
    if (initialize) {
      long area = conv.area();
      conv.getWeightInitFn()
          .init(
              conv.getNIn() * area,
              (double) conv.getNOut() * area / (conv.stride() * conv.stride()),
              views.get(WEIGHTS).shape(),
              'c',
              vector.reshape(vector.length()).get(NDArrayIndex.interval(0, weights(conv))));
      views.get(BIAS).assign(conv.getBiasInit());
      if (conv.normalized()) {
        views.get(MEAN).assign(0);
        views.get(VARIANCE).assign(1);
      }
    }
    paramKeys(conv).forEach(configuration::addVariable);
    return views;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration configuration, INDArray vector) {
    return views((Convolution) configuration.getLayer(), vector);
  }

  private static long weights(Convolution conv) {
    return conv.getNIn() * conv.getNOut() * conv.area();
  }

  private Map<String, INDArray> views(Convolution conv, INDArray vector) {
    INDArray flat = vector.reshape(vector.length());
    Map<String, INDArray> views = new LinkedHashMap<>();
    long at = weights(conv);
    views.put(
        WEIGHTS,
        flat.get(NDArrayIndex.interval(0, at))
            .reshape(
                'c',
                conv.vertical().size(),
                conv.horizontal().size(),
                conv.getNIn(),
                conv.getNOut()));
    for (String name : paramKeys(conv)) {
      if (!name.equals(WEIGHTS)) {
        views.put(name, flat.get(NDArrayIndex.interval(at, at + conv.getNOut())));
        at += conv.getNOut();
      }
    }
    return views;
  }
}
