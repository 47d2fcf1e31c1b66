package rethink.layer;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.scratchpad_mode;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One operation of oneDNN with its arguments: name each argument's layout once, point it at memory
 * before each run. Runs on any thread, one at a time.
 */
final class Kernel {
  private final primitive primitive;
  private final IntMemoryMap arguments = new IntMemoryMap();
  private final Map<Integer, memory> memories = new HashMap<>();
  private final long scratch;

  /** What the pointers point into: an array's address alone does not keep it. */
  private final List<Object> held = new ArrayList<>();

  Kernel(primitive primitive, primitive_desc_base description) {
    this.primitive = primitive;
    memory.desc pad = description.scratchpad_desc();
    scratch = pad.get_size();
    takes(dnnl.DNNL_ARG_SCRATCHPAD, pad);
  }

  /** A copy from one layout to another; arguments DNNL_ARG_FROM and DNNL_ARG_TO. */
  static Kernel copy(memory.desc from, memory.desc to) {
    reorder.primitive_desc description =
        new reorder.primitive_desc(OneDnn.engine(), from, OneDnn.engine(), to, attributes(), false);
    return new Kernel(new reorder(description), description)
        .takes(dnnl.DNNL_ARG_FROM, from)
        .takes(dnnl.DNNL_ARG_TO, to);
  }

  /** Attributes of every operation: scratch memory is the kit's, so that any thread may run it. */
  static primitive_attr attributes() {
    primitive_attr attributes = new primitive_attr();
    attributes.set_scratchpad_mode(scratchpad_mode.user);
    return attributes;
  }

  /** Names an argument and its layout. */
  Kernel takes(int argument, memory.desc layout) {
    memory place = new memory(layout, OneDnn.engine(), new Pointer());
    memories.put(argument, place);
    arguments.put(argument, place);
    return this;
  }

  /** Bytes that an argument takes, which may be more than its values need. */
  long size(int argument) {
    return memories.get(argument).get_desc().get_size();
  }

  /** Points an argument at an array's values, which must lie in row-major order without gaps. */
  Kernel with(int argument, INDArray array) {
    held.add(array);
    return with(argument, Floats.of(array));
  }

  Kernel with(int argument, Pointer values) {
    held.add(values);
    memories.get(argument).set_data_handle(values);
    return this;
  }

  void run() {
    if (scratch > 0) {
      with(dnnl.DNNL_ARG_SCRATCHPAD, Scratch.OPERATION.floats(scratch));
    }
    primitive.execute(OneDnn.stream(), arguments);
    OneDnn.stream()._wait();
    Reference.reachabilityFence(held);
    held.clear();
  }
}
