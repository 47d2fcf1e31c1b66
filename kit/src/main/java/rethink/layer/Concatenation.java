package rethink.layer;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Joins images [batch, height, width, channels] of equal size along their channels, in the order of
 * the inputs.
 */
public final class Concatenation extends GraphVertex {
  private static final long serialVersionUID = 1L;

  @Override
  public GraphVertex clone() {
    return new Concatenation();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Concatenation;
  }

  @Override
  public int hashCode() {
    return Concatenation.class.hashCode();
  }

  @Override
  public long numParams(boolean backprop) {
    return 0;
  }

  @Override
  public int minVertexInputs() {
    return 2;
  }

  @Override
  public int maxVertexInputs() {
    return Integer.MAX_VALUE;
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    return new RunningConcatenation(graph, name, index, type);
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    InputType.InputTypeConvolutional first = Images.of(inputs[0], "concatenation");
    long channels = 0;
    for (InputType input : inputs) {
      InputType.InputTypeConvolutional images = Images.of(input, "concatenation");
      if (images.getHeight() != first.getHeight() || images.getWidth() != first.getWidth()) {
        throw new IllegalArgumentException(
            "images of %dx%d and %dx%d cannot be joined; give the branches equal strides"
                .formatted(
                    first.getHeight(), first.getWidth(), images.getHeight(), images.getWidth()));
      }
      channels += images.getChannels();
    }
    return InputType.convolutional(first.getHeight(), first.getWidth(), channels, CNN2DFormat.NHWC);
  }

  @Override
  public MemoryReport getMemoryReport(InputType... inputs) {
    return new LayerMemoryReport.Builder(
            null, Concatenation.class, inputs[0], getOutputType(-1, inputs))
        .standardMemory(0, 0)
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(0, 0)
        .build();
  }
}
