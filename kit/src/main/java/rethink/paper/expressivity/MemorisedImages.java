package rethink.paper.expressivity;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import rethink.corrupt.RandomLabels;
import rethink.data.Dataset;
import rethink.data.ImageSet;
import rethink.data.Split;
import rethink.paper.Rows;
import rethink.progress.Interruption;
import rethink.theory.expressivity.FiniteSampleFit;
import rethink.theory.expressivity.FiniteSampleNet;
import rethink.theory.expressivity.Sample;
import rethink.theory.expressivity.Summation;
import tech.tablesaw.api.Table;

/**
 * Theorem 1 on images: random labels of all training images written into a network, ten outputs
 * one-vs-rest.
 *
 * @param images with their random labels
 * @param net one unit for each image that equals none before it
 * @param seconds for the fit, projection included
 */
public record MemorisedImages(
    Dataset dataset, ImageSet images, FiniteSampleNet net, double seconds) {
  private static final int BATCH = 100;

  /**
   * How well labels are read back.
   *
   * @param recovered images whose largest output is that of their label
   * @param margin smallest distance from that output to the next; 2 if all is exact
   */
  record Recall(int recovered, double margin) {}

  /**
   * Fits all training images of a dataset.
   *
   * @throws IllegalArgumentException if two images are equal and their labels are not
   */
  public static MemorisedImages of(Dataset dataset) {
    ImageSet images = RandomLabels.all().apply(dataset.train(), Split.TRAIN, 1);
    long start = System.nanoTime();
    FiniteSampleNet net =
        FiniteSampleFit.stable().fit(Sample.of(images), images.labels(), images.classes().size());
    return new MemorisedImages(dataset, images, net, (System.nanoTime() - start) / 1e9);
  }

  /** Labels by the construction's own sums: n log n. */
  Recall bySums() {
    double[][] outputs = net.outputs(net.project(Sample.of(images)), Summation.STEPWISE);
    return recall(images, outputs);
  }

  /** Labels by the Deeplearning4j network, every unit for every image: n squared. */
  Recall byNetwork() {
    MultiLayerNetwork network = net.network();
    try {
      Sample sample = Sample.of(images);
      double[][] outputs = new double[images.classes().size()][images.size()];
      for (int from = 0; from < images.size(); from += BATCH) {
        Interruption.check();
        double[][] points = new double[Math.min(BATCH, images.size() - from)][];
        for (int i = 0; i < points.length; i++) {
          points[i] = sample.point(from + i);
        }
        INDArray found = network.output(Nd4j.createFromArray(points));
        for (int i = 0; i < points.length; i++) {
          for (int c = 0; c < outputs.length; c++) {
            outputs[c][from + i] = found.getDouble(i, c);
          }
        }
      }
      return recall(images, outputs);
    } finally {
      network.close();
    }
  }

  /** Sizes, time and what is read back. */
  public Table table() {
    Rows rows =
        new Rows(
            "Random labels of " + dataset.name(),
            "images, n",
            "values, d",
            "weights",
            "seconds",
            "read by",
            "labels recovered",
            "smallest margin");
    row(rows, "prefix sums", bySums());
    row(rows, "Deeplearning4j", byNetwork());
    return rows.table();
  }

  private void row(Rows rows, String reader, Recall recall) {
    rows.add(
        "%,d".formatted(images.size()),
        "%,d".formatted(images.shape().size()),
        "%,d".formatted(net.parameters()),
        "%.1f".formatted(seconds),
        reader,
        "%,d".formatted(recall.recovered()),
        "2 - %.0e".formatted(2 - recall.margin()));
  }

  static Recall recall(ImageSet images, double[][] outputs) {
    int recovered = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < images.size(); i++) {
      double next = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < outputs.length; c++) {
        if (c != images.label(i)) {
          next = Math.max(next, outputs[c][i]);
        }
      }
      double margin = outputs[images.label(i)][i] - next;
      smallest = Math.min(smallest, margin);
      recovered += margin > 0 ? 1 : 0;
    }
    return new Recall(recovered, smallest);
  }
}
