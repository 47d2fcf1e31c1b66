package rethink.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.javacpp.BytePointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies of parts of the channels of joined images [batch, height, width, channels], by oneDNN. */
final class ChannelCopy {
  private final int bytes;
  private final long[] start;
  private final Kernel[] in;
  private final Kernel[] out;

  /**
   * @param type floats or bfloat16
   * @param joined shape of the joined images
   * @param channels of each part
   */
  ChannelCopy(DataType type, long[] joined, long[] channels) {
    bytes = type.width();
    start = new long[channels.length];
    in = new Kernel[channels.length];
    out = new Kernel[channels.length];
    long row = joined[3] * joined[2];
    long[] strides = {row * joined[1], 1, row, joined[3]};
    for (int i = 0; i < channels.length; i++) {
      start[i] = i == 0 ? 0 : start[i - 1] + channels[i - 1];
      long[] dimensions = {joined[0], channels[i], joined[1], joined[2]};
      memory.desc part = OneDnn.layout(type, format_tag.nhwc, dimensions);
      memory.desc within = new memory.desc(dimensions, OneDnn.number(type), strides);
      in[i] = Kernel.copy(part, within);
      out[i] = Kernel.copy(within, part);
    }
  }

  void join(int index, INDArray part, INDArray joined) {
    in[index].with(DNNL_ARG_FROM, part).with(DNNL_ARG_TO, from(joined, index)).run();
  }

  void split(int index, INDArray joined, INDArray part) {
    out[index].with(DNNL_ARG_FROM, from(joined, index)).with(DNNL_ARG_TO, part).run();
  }

  private BytePointer from(INDArray joined, int index) {
    return new BytePointer(Floats.of(joined)).getPointer(start[index] * bytes);
  }
}
