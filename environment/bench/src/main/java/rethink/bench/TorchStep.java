package rethink.bench;

import ai.djl.MalformedModelException;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import rethink.model.Model;

/** One training step of libtorch, called through DJL. */
final class TorchStep implements Step {
  private final Set<PeerOption> options;
  private final int size;
  private final ai.djl.Model model;
  private final NDManager memory;
  private final ParameterStore store;
  private final GradientCollector gradients;
  private final List<NDList> calls = new ArrayList<>();
  private long parameters;
  private int next;
  private float loss;

  TorchStep(Model architecture, Batches batches, Set<PeerOption> options, double rate) {
    this.options = options;
    size = batches.size();
    System.setProperty(
        "ai.djl.pytorch.graph_optimizer",
        String.valueOf(options.contains(PeerOption.GRAPH_OPTIMIZER)));
    Engine engine = Torch.engine();
    TorchNetwork network = new TorchNetwork(architecture, options);
    String source = network.source(rate);
    model = engine.newModel("network", engine.defaultDevice());
    memory = model.getNDManager();
    store = new ParameterStore(memory, false);
    try {
      model.load(new ByteArrayInputStream(TorchArchive.of(source)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedModelException e) {
      throw new IllegalStateException("libtorch refuses the program:\n" + source, e);
    }
    prepare(network.program(), batches);
    // libtorch records gradients in this thread for as long as a collector is open.
    gradients = engine.newGradientCollector();
  }

  long parameters() {
    return parameters;
  }

  double loss() {
    return loss;
  }

  @Override
  public long run() {
    try (NDList result = model.getBlock().forward(store, calls.get(next), true)) {
      loss = result.singletonOrThrow().getFloat();
    }
    next = (next + 1) % calls.size();
    Protocol.requireFinite(loss);
    return size;
  }

  @Override
  public void close() {
    gradients.close();
    model.close();
  }

  private void prepare(TorchProgram program, Batches batches) {
    NDList fixed = new NDList();
    for (TorchProgram.Constant constant : program.constants()) {
      fixed.add(listed("data[]", memory.create(constant.values(), new Shape(constant.shape()))));
    }
    NDList weights = new NDList();
    NDList velocities = new NDList();
    for (TorchProgram.Weight weight : program.weights()) {
      Shape shape = new Shape(weight.shape());
      parameters += shape.size();
      NDArray initial = stored(gaussian(weights.size(), shape, weight.deviation()), shape);
      velocities.add(listed("v[]", stored(new float[(int) shape.size()], shape)));
      initial.setRequiresGradient(true);
      weights.add(listed("w[]", initial));
    }
    Shape images = new Shape(size, Batches.CHANNELS, Batches.SIDE, Batches.SIDE);
    for (int i = 0; i < batches.count(); i++) {
      NDList call = new NDList(listed("data[]", stored(batches.pixels(i), images)));
      call.add(listed("data[]", memory.create(batches.labels(i))));
      calls.add(call.addAll(fixed).addAll(weights).addAll(velocities));
    }
  }

  private static float[] gaussian(long seed, Shape shape, double deviation) {
    Random random = new Random(seed);
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }

  /** Four dimensions in the memory order that the options ask for; the values are random anyway. */
  private NDArray stored(float[] values, Shape shape) {
    if (shape.dimension() < 4 || !options.contains(PeerOption.CHANNELS_LAST)) {
      return memory.create(values, shape);
    }
    Shape order = new Shape(shape.get(0), shape.get(2), shape.get(3), shape.get(1));
    return memory.create(values, order).transpose(0, 3, 1, 2);
  }

  /** DJL hands arrays of one name with brackets to the program as one list. */
  private static NDArray listed(String list, NDArray array) {
    array.setName(list);
    return array;
  }
}
