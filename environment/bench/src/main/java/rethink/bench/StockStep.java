package rethink.bench;

import org.deeplearning4j.nn.graph.ComputationGraph;
import rethink.layer.Natives;
import rethink.model.Model;

/** One training step of stock Deeplearning4j: its own layers, none of the kit's, no settings. */
final class StockStep implements Step {
  private final ComputationGraph net;
  private final GraphBatches batches;
  private final int size;

  StockStep(Model model, Batches batches) {
    Natives.load();
    net = new ComputationGraph(StockNetwork.of(model));
    net.init();
    this.batches = new GraphBatches(batches, false);
    size = batches.size();
  }

  long parameters() {
    return net.numParams();
  }

  double loss() {
    return net.score();
  }

  @Override
  public long run() {
    net.fit(batches.features(), batches.labels());
    batches.advance();
    Protocol.requireFinite(net.score());
    return size;
  }

  @Override
  public void close() {
    net.close();
  }
}
