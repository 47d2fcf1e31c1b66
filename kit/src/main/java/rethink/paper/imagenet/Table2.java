package rethink.paper.imagenet;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rethink.data.Dataset;
import rethink.data.ImageSet;
import rethink.data.Shape;
import rethink.data.ShapeFiles;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.model.InceptionV3;
import rethink.paper.Caption;
import rethink.paper.Network;
import rethink.paper.Recorded;
import rethink.paper.Scale;
import rethink.paper.Setting;
import rethink.paper.Subject;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.ImageGrid;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.regularize.AugmentedImages;
import rethink.regularize.InceptionAugmentation;
import rethink.regularize.Regularizer;
import rethink.regularize.WeightDecay;
import rethink.train.Experiment;

/**
 * Table 2: Inception V3 on ImageNet with and without regularizers, on true and on random labels.
 * Below the paper's scale narrower networks learn 24 classes of drawn pictures instead.
 *
 * @param rateDecay factor on the learning rate after each epoch
 * @param decay where a row has weight decay
 * @param rows of the paper's table
 */
public record Table2(
    Network network,
    Setting setting,
    double rateDecay,
    WeightDecay decay,
    List<Table2Row> rows,
    List<Long> seeds) {
  /** The least that Inception V3 takes. */
  private static final int SMALLEST = 75;

  /** That of TensorFlow's Inception, over the hundreds of thousands of steps of ImageNet. */
  private static final double DECAY_OF_INCEPTION = 0.00004;

  /** Likewise, where it is 0.94 after two epochs. */
  private static final double RATE_DECAY_OF_INCEPTION = 0.97;

  /** The table at a scale; at the paper's, ImageNet has to be in a data folder. */
  public static Table2 at(Scale scale) {
    List<Table2Row> all = Table2Row.all();
    return switch (scale) {
      case SMOKE ->
          new Table2(
              new Network("Inception V3, a sixteenth wide", new InceptionV3(16)),
              new Setting(new ShapeFiles(2).dataset(SMALLEST), 16, 2),
              0.98,
              new WeightDecay(),
              List.of(all.get(0), all.get(3), all.get(6)),
              scale.seeds());
      case QUICK ->
          new Table2(
              new Network("Inception V3, a sixteenth wide", new InceptionV3(16)),
              new Setting(new ShapeFiles(4).dataset(SMALLEST), 32, 80),
              0.98,
              new WeightDecay(),
              List.of(all.get(0), all.get(3), all.get(6)),
              scale.seeds());
      case STANDARD ->
          new Table2(
              new Network("Inception V3, a quarter wide", new InceptionV3(4)),
              new Setting(new ShapeFiles(100).dataset(SMALLEST), 64, 60),
              0.95,
              new WeightDecay(),
              all,
              scale.seeds());
      case PAPER ->
          new Table2(
              new Network("Inception V3", new InceptionV3()),
              new Setting(Dataset.named("imagenet:299"), 128, 100),
              RATE_DECAY_OF_INCEPTION,
              new WeightDecay(DECAY_OF_INCEPTION),
              all,
              scale.seeds());
    };
  }

  /** The table at standard scale, as far as the repository ships its runs. */
  public static Table2 recorded() {
    return at(Scale.STANDARD).within(Recorded.runs());
  }

  /** The rows of which a seed was run, and the seeds that all of these have. */
  Table2 within(Runs runs) {
    List<Table2Row> present = rows.stream().filter(row -> !of(runs, row).isEmpty()).toList();
    List<Long> whole =
        seeds.stream()
            .filter(
                seed ->
                    present.stream()
                        .allMatch(
                            row -> of(runs, row).stream().anyMatch(run -> run.seed() == seed)))
            .toList();
    return new Table2(
        network, setting, rateDecay, decay, whole.isEmpty() ? List.of() : present, whole);
  }

  /** One experiment for each row and seed. */
  public List<Experiment> experiments() {
    return rows.stream().flatMap(row -> experiments(row).stream()).toList();
  }

  private List<Experiment> experiments(Table2Row row) {
    return seeds.stream()
        .map(
            seed ->
                setting
                    .experiment(network.model(), row.corruption(), seed)
                    .decay(rateDecay)
                    .with(row.regularizers(decay)))
        .toList();
  }

  List<Run> of(Runs runs, Table2Row row) {
    return Subject.of(runs, experiments(row));
  }

  /** The row without regularizers, on true or on random labels. */
  Table2Row plain(boolean randomLabels) {
    return rows.stream()
        .filter(row -> row.randomLabels() == randomLabels && !row.isRegularized())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no row without regularizers was run"));
  }

  /**
   * The first training images, as evaluation sees them and as two epochs of augmentation show them.
   */
  public ImageGrid samples() {
    Dataset data = setting.dataset();
    Shape seen = data.seen();
    ImageSet originals = data.train().first(10);
    ImageSet centres = originals.centerCrop(seen.height(), seen.width());
    AugmentedImages augmented =
        new AugmentedImages(
            Regularizer.inOrder(List.of(new InceptionAugmentation())), originals, centres, 1);
    ImageGrid grid =
        ImageGrid.of("table2-images", "Ten training images").with("centre", centres, 10);
    for (int epoch : new int[] {1, 2}) {
      float[][] shown = new float[10][seen.size()];
      for (int i = 0; i < 10; i++) {
        augmented.copyPixels(epoch, i, shown[i]);
      }
      grid =
          grid.with(
              "epoch " + epoch,
              ImageSet.ofFloats(seen, data.classes(), shown, centres.labels()),
              10);
    }
    return grid.captioned(
        "%s, %dx%d pixels, %d classes; from the left %s. Below, random resized crops, flips and colours."
            .formatted(
                data.name(),
                seen.height(),
                seen.width(),
                data.classes().size(),
                IntStream.range(0, 10)
                    .mapToObj(i -> data.classes().get(centres.label(i)))
                    .collect(Collectors.joining(", "))));
  }

  /** Top-1 accuracy against epochs, on training and on test images. */
  public Panels chart(Runs runs) {
    String caption =
        Caption.of(
            Subject.of(runs, experiments()),
            "%s: %s".formatted(network.title(), setting.describe(seeds.size())),
            "Training accuracy is against the labels trained on, in evaluation mode. Runs end at a"
                + " loss of 0.05 and keep their last value.");
    Chart train = empty("table2-train", "training images").captioned(caption);
    Chart test = empty("table2-test", "test images, true labels").captioned(caption);
    for (Table2Row row : rows) {
      List<Run> some = of(runs, row);
      train = train.with(Bands.of(curves(some, row, EpochMetrics::trainAccuracy)));
      test = test.with(Bands.of(curves(some, row, EpochMetrics::testAccuracy)));
    }
    return Panels.of("table2", "Table 2: " + network.title(), train, test);
  }

  private Chart empty(String name, String title) {
    return Chart.of(name, title, Axis.of("epochs"), Axis.of("top-1 accuracy").between(0.0, 1.0));
  }

  private static List<Line> curves(
      List<Run> runs, Table2Row row, ToDoubleFunction<EpochMetrics> value) {
    return runs.stream()
        .map(
            run ->
                Line.solid(
                    row.title(),
                    row.title(),
                    run.measured().stream().mapToDouble(EpochMetrics::epoch).toArray(),
                    run.measured().stream().mapToDouble(value).toArray()))
        .toList();
  }

  /** Paper, here, difference, and what claims that decides. */
  public Table2Tables tables(Runs runs) {
    return new Table2Tables(this, runs);
  }
}
