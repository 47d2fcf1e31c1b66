package rethink.layer;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.NoParamLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;

/** What Deeplearning4j asks of every layer of images that has no parameters. */
abstract class ImageLayer extends NoParamLayer {
  private static final long serialVersionUID = 1L;

  /** What computes the layer in this data type on this machine. */
  abstract ImageKernel kernel(DataType type);

  /** The shape of the output for images of [batch, height, width, channels]. */
  abstract long[] outputShape(long[] images);

  @Override
  public final Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    RunningImageLayer layer = new RunningImageLayer(configuration, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamTable(initializer().init(configuration, parameters, initialize));
    return layer;
  }

  @Override
  public final InputPreProcessor getPreProcessorForInputType(InputType input) {
    return null;
  }

  @Override
  public final IUpdater getUpdaterByParam(String name) {
    return null;
  }

  @Override
  public final LayerMemoryReport getMemoryReport(InputType input) {
    return new LayerMemoryReport.Builder(
            getLayerName(), getClass(), input, getOutputType(-1, input))
        .standardMemory(0, 0)
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(Map.of(), Map.of())
        .build();
  }
}
