package rethink.sweep;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import rethink.data.Shape;
import rethink.model.Model;
import rethink.train.Experiment;

/**
 * The size of an experiment's network, read off its configuration: within two hundredths of {@link
 * rethink.model.ModelSummary}'s, but without building it, so that no native library is loaded.
 *
 * @param multiplyAdds of one image's forward pass: each parameter at each place where it is used
 * @param parameters of all layers
 * @param activations numbers that all layers put out for one image
 */
record NetworkSize(long multiplyAdds, long parameters, long activations) {
  private static final Map<Key, NetworkSize> KNOWN = new ConcurrentHashMap<>();

  private record Key(Model model, Shape images, int classes) {}

  static NetworkSize of(Experiment experiment) {
    return KNOWN.computeIfAbsent(
        new Key(
            experiment.model(), experiment.dataset().seen(), experiment.dataset().classes().size()),
        NetworkSize::read);
  }

  private static NetworkSize read(Key key) {
    ComputationGraphConfiguration network =
        key.model().configure(new NeuralNetConfiguration.Builder(), key.images(), key.classes());
    Map<String, InputType> outputs =
        network.getLayerActivationTypes(
            InputType.convolutional(
                key.images().height(),
                key.images().width(),
                key.images().channels(),
                CNN2DFormat.NHWC));
    long multiplyAdds = 0;
    long parameters = 0;
    long activations = 0;
    for (Map.Entry<String, GraphVertex> layer : network.getVertices().entrySet()) {
      InputType output = outputs.get(layer.getKey());
      long own = layer.getValue().numParams(false);
      multiplyAdds += own * places(output);
      parameters += own;
      activations += output.arrayElementsPerExample();
    }
    return new NetworkSize(multiplyAdds, parameters, activations);
  }

  private static long places(InputType output) {
    return output instanceof InputType.InputTypeConvolutional images
        ? images.getHeight() * images.getWidth()
        : 1;
  }
}
