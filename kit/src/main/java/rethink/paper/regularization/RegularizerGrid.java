package rethink.paper.regularization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import rethink.data.Dataset;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.model.Mlp;
import rethink.model.SmallInception;
import rethink.paper.Network;
import rethink.paper.PublishedTable;
import rethink.paper.Rows;
import rethink.paper.Scale;
import rethink.paper.Setting;
import rethink.paper.Spread;
import rethink.paper.Subject;
import rethink.train.Experiment;
import tech.tablesaw.api.Table;

/**
 * The rows of Tables 1 and 4: five networks, true and random labels, with and without explicit
 * regularizers.
 */
record RegularizerGrid(List<GridRow> rows) {
  private static final List<Treatment> LEARNING =
      List.of(Treatment.CROP_AND_DECAY, Treatment.CROP, Treatment.DECAY, Treatment.NONE);
  private static final List<Treatment> MEMORISING =
      List.of(Treatment.NONE, Treatment.DECAY, Treatment.CROP, Treatment.AUGMENTATION);

  /** In place of a number that nobody printed. */
  static final String NONE = "–";

  /** So many passes bring a quick Inception to fit its 320 images, and a few more. */
  private static final int QUICK_EPOCHS = 35;

  /**
   * The paper does not say how long the networks of Table 1 were trained; its Figures 1a and 2b
   * show 25,000 and 10,000 steps, which are 64 and 26 epochs.
   */
  private static final int PAPER_EPOCHS = 60;

  RegularizerGrid {
    rows = List.copyOf(rows);
  }

  /** Every network under every condition; at quick scale what a few minutes allow. */
  static RegularizerGrid at(Scale scale, Dataset data) {
    List<GridRow> rows = new ArrayList<>();
    for (Network network : networks(scale)) {
      Subject subject = Subject.at(scale, network, data);
      Subject learner = subject.with(learning(scale, subject));
      LEARNING.forEach(treatment -> rows.add(GridRow.learning(learner, treatment)));
      MEMORISING.forEach(treatment -> rows.add(GridRow.memorising(subject, treatment)));
    }
    RegularizerGrid whole = new RegularizerGrid(rows);
    return switch (scale) {
      case SMOKE, QUICK -> whole.where(RegularizerGrid::isQuick);
      case STANDARD, PAPER -> whole;
    };
  }

  private static List<Network> networks(Scale scale) {
    Network inception = Network.inception(scale);
    int narrowing = ((SmallInception) inception.model()).narrowing();
    return List.of(
        inception,
        new Network(inception.title() + ", no batch norm", new SmallInception(false, narrowing)),
        Network.alexNet(scale),
        new Network("MLP 3x512", new Mlp(3, 512)),
        Network.MLP);
  }

  /**
   * How a network is trained on true labels, which are fitted long before random ones.
   *
   * <p>Inception's rate, the highest, falls after each pass whatever the number of images, so that
   * it ends low: in the 2,400 steps of scale standard the paper's schedule lowers it from 0.1 to
   * 0.074 only, with which accuracies still change by ten points from pass to pass. The other
   * networks start lower or make more steps.
   */
  private static Setting learning(Scale scale, Subject subject) {
    Setting usual = subject.setting().epochs(epochs(scale, subject.setting()));
    return subject.key().equals("inception") ? usual.decayEachPass() : usual;
  }

  private static int epochs(Scale scale, Setting setting) {
    return switch (scale) {
      case SMOKE -> setting.epochs();
      case QUICK -> QUICK_EPOCHS;
      case STANDARD -> setting.epochs() / 2;
      case PAPER -> PAPER_EPOCHS;
    };
  }

  /** What a few minutes allow; random labels without regularizers are runs of Figure 1a. */
  private static boolean isQuick(GridRow row) {
    boolean none = row.treatment() == Treatment.NONE;
    boolean imagesStay = !row.treatment().changesImages();
    return switch (row.subject().key()) {
      case "inception" -> none || row.isLearning() && imagesStay;
      case "inception-no-bn" -> none && row.isLearning();
      default -> imagesStay || row.isLearning();
    };
  }

  RegularizerGrid where(Predicate<GridRow> condition) {
    return new RegularizerGrid(rows.stream().filter(condition).toList());
  }

  /** The rows that have a run among these, each with the seeds that it has. */
  RegularizerGrid within(Runs runs) {
    return new RegularizerGrid(rows.stream().flatMap(row -> row.within(runs).stream()).toList());
  }

  List<Experiment> experiments() {
    return rows.stream().flatMap(row -> row.experiments().stream()).toList();
  }

  /** All its runs. */
  List<Run> of(Runs runs) {
    return Subject.of(runs, experiments());
  }

  List<Network> networks() {
    return rows.stream().map(row -> row.subject().network()).distinct().toList();
  }

  /** The row of a network, whatever its width; empty if this grid has none. */
  Optional<GridRow> row(String network, boolean learning, Treatment treatment) {
    return rows.stream().filter(row -> row.is(network, learning, treatment)).findFirst();
  }

  /** Paper, here, difference of an accuracy, row by row, and what EPFL's reproduction has. */
  Table table(
      String title,
      Function<GridRow, Spread> here,
      Function<PublishedTable.Row, Double> paper,
      Function<PublishedTable.Row, Double> epfl) {
    Rows table =
        new Rows(
            title,
            "network",
            "labels",
            "regularizers",
            "paper",
            "here",
            "difference",
            "seeds",
            "EPFL");
    for (GridRow row : rows) {
      Spread measured = here.apply(row);
      Optional<Double> printed = row.published().map(paper);
      table.add(
          row.subject().title(),
          row.isLearning() ? "true" : "random",
          row.treatment().title(),
          printed.map("%.2f"::formatted).orElse(NONE),
          measured.toString("%.1f"),
          printed.map(value -> "%+.1f".formatted(measured.mean() - value)).orElse(NONE),
          String.valueOf(measured.seeds()),
          row.published().map(epfl).map("%.2f"::formatted).orElse(NONE));
    }
    return table.table();
  }

  /** What was trained on, for a caption. */
  String settings() {
    return Subject.settings(rows.stream().map(GridRow::subject).distinct().toList());
  }
}
