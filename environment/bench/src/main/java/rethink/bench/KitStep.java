package rethink.bench;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import rethink.data.Shape;
import rethink.layer.Natives;
import rethink.model.Model;
import rethink.train.Descent;
import rethink.train.Momentum;

/** One training step of the kit, as {@link rethink.train.Trainer} makes it. */
final class KitStep implements Step {
  private final ComputationGraph net;
  private final Descent descent;
  private final GraphBatches batches;
  private final int size;

  KitStep(Model model, Batches batches) {
    Natives.load();
    NeuralNetConfiguration.Builder base =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .updater(new Momentum(Protocol.LEARNING_RATE, Protocol.MOMENTUM));
    Shape images = new Shape(Batches.SIDE, Batches.SIDE, Batches.CHANNELS);
    net = new ComputationGraph(model.configure(base, images, Batches.CLASSES));
    net.init();
    descent = new Descent(net);
    this.batches = new GraphBatches(batches, true);
    size = batches.size();
  }

  @Override
  public long run() {
    descent.step(batches.features()[0], batches.labels()[0], Protocol.LEARNING_RATE);
    batches.advance();
    Protocol.requireFinite(net.score());
    return size;
  }

  @Override
  public void close() {
    net.close();
  }
}
