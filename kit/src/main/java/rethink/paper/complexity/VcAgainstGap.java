package rethink.paper.complexity;

import rethink.data.Shape;
import rethink.model.Model;
import rethink.paper.PublishedTable;
import rethink.paper.Rows;
import rethink.theory.complexity.VcBound;
import tech.tablesaw.api.Table;

/**
 * What the Vapnik-Chervonenkis dimension promises of the paper's networks on CIFAR-10, beside the
 * gaps that the paper found (Table 1, without regularizers). The bounds are for two classes.
 */
public final class VcAgainstGap {
  private static final int IMAGES = 50_000;
  private static final double DELTA = 0.05;
  private static final Shape SHAPE = new Shape(28, 28, 3);

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
            "paper, true labels",
            "paper, random labels",
            "images for a bound below the gap");
    for (Model model : Model.all()) {
      VcBound bound = VcBound.of(model, SHAPE);
      double gap = publishedGap(model, "true-labels");
      rows.add(
          model.name(),
          "%,.0f".formatted(bound.weights()),
          "%.1e".formatted(bound.dimension()),
          "%.2f".formatted(bound.gap(IMAGES, DELTA)),
          "%.2f".formatted(gap),
          "%.2f".formatted(publishedGap(model, "random-labels")),
          "%.0e".formatted(bound.pointsFor(gap, DELTA)));
    }
    return rows.table();
  }

  /** Training minus test accuracy. */
  static double publishedGap(Model model, String labels) {
    PublishedTable.Row row =
        PublishedTable.tables().row(model.name(), labels, "none").orElseThrow();
    return (row.train() - row.test()) / 100;
  }

  /** The smallest bound on the gap of any of the networks. */
  static double smallestBound() {
    return Model.all().stream()
        .mapToDouble(model -> VcBound.of(model, SHAPE).gap(IMAGES, DELTA))
        .min()
        .orElseThrow();
  }
}
