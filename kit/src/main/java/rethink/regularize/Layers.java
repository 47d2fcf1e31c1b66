package rethink.regularize;

import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.Layer;

/** The layers of a network that is not built yet, by name. */
final class Layers {
  private Layers() {}

  static Map<String, Layer> of(ComputationGraphConfiguration network) {
    Map<String, Layer> layers = new TreeMap<>();
    network
        .getVertices()
        .forEach(
            (name, vertex) -> {
              if (vertex instanceof LayerVertex layer) {
                layers.put(name, layer.getLayerConf().getLayer());
              }
            });
    return layers;
  }
}
