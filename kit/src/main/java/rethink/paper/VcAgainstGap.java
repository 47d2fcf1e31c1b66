package rethink.paper;

import java.util.List;
import rethink.data.Shape;
import rethink.model.Mlp;
import rethink.model.Model;
import rethink.model.SmallAlexNet;
import rethink.model.SmallInception;
import rethink.theory.complexity.VcBound;
import tech.tablesaw.api.Table;

/**
 * What the Vapnik-Chervonenkis dimension promises of the paper's networks on CIFAR-10, beside the
 * gaps that the paper found (Table 1, without regularizers). The bounds are for two classes.
 */
public final class VcAgainstGap {
  static final int IMAGES = 50_000;
  private static final double DELTA = 0.05;
  private static final Shape SHAPE = new Shape(28, 28, 3);

  /**
   * A network of Table 1.
   *
   * @param gap training accuracy minus test accuracy on true labels
   * @param randomGap the same on random labels
   */
  record Row(String title, Model model, double gap, double randomGap) {
    VcBound bound() {
      return VcBound.of(model, SHAPE);
    }
  }

  private static final List<Row> TABLE_1 =
      List.of(
          new Row("Inception", new SmallInception(true, 1), 1 - 0.8575, 1 - 0.0978),
          new Row("small AlexNet", new SmallAlexNet(), 1 - 0.7607, 0.9982 - 0.0986),
          new Row("MLP 3x512", new Mlp(3, 512), 1 - 0.5239, 1 - 0.1048),
          new Row("MLP 1x512", new Mlp(1, 512), 1 - 0.5051, 0.9934 - 0.1061));

  private VcAgainstGap() {}

  /** Bounds and gaps for each network. */
  public static Table table() {
    Rows rows =
        new Rows(
            "The bound for 50,000 images, and the paper's gaps",
            "network",
            "weights",
            "VC dimension, at most",
            "bound on the gap",
            "gap, true labels",
            "gap, random labels",
            "images for a bound below the gap");
    for (Row row : TABLE_1) {
      VcBound bound = row.bound();
      rows.add(
          row.title(),
          "%,.0f".formatted(bound.weights()),
          "%.1e".formatted(bound.dimension()),
          "%.2f".formatted(bound.gap(IMAGES, DELTA)),
          "%.2f".formatted(row.gap()),
          "%.2f".formatted(row.randomGap()),
          "%.0e".formatted(bound.pointsFor(row.gap(), DELTA)));
    }
    return rows.table();
  }

  /** The smallest bound on the gap of any of the networks. */
  static double smallestBound() {
    return TABLE_1.stream().mapToDouble(row -> row.bound().gap(IMAGES, DELTA)).min().orElseThrow();
  }
}
