package rethink.bench;

import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batches as Deeplearning4j takes them, in turn: [batch, 3, 28, 28] or, as the kit's layers want
 * it, [batch, 28, 28, 3], and one-hot [batch, 10].
 */
final class GraphBatches {
  private final INDArray[] features;
  private final INDArray[] labels;
  private int next;

  GraphBatches(Batches batches, boolean channelsLast) {
    long[] shape =
        channelsLast
            ? new long[] {batches.size(), Batches.SIDE, Batches.SIDE, Batches.CHANNELS}
            : new long[] {batches.size(), Batches.CHANNELS, Batches.SIDE, Batches.SIDE};
    features =
        IntStream.range(0, batches.count())
            .mapToObj(i -> Nd4j.create(batches.pixels(i), shape, 'c'))
            .toArray(INDArray[]::new);
    labels =
        IntStream.range(0, batches.count())
            .mapToObj(i -> oneHot(batches.labels(i)))
            .toArray(INDArray[]::new);
  }

  void advance() {
    next = (next + 1) % features.length;
  }

  INDArray[] features() {
    return new INDArray[] {features[next]};
  }

  INDArray[] labels() {
    return new INDArray[] {labels[next]};
  }

  private static INDArray oneHot(long[] classes) {
    float[] rows = new float[classes.length * Batches.CLASSES];
    for (int i = 0; i < classes.length; i++) {
      rows[i * Batches.CLASSES + (int) classes[i]] = 1;
    }
    return Nd4j.create(rows, new long[] {classes.length, Batches.CLASSES}, 'c');
  }
}
