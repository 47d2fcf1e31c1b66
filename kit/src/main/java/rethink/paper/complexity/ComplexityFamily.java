package rethink.paper.complexity;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.stat.StatUtils;
import rethink.data.Dataset;
import rethink.data.RandomStream;
import rethink.model.Mlp;
import rethink.paper.Rows;
import rethink.paper.Scale;
import rethink.plot.Axis;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.regularize.WeightDecay;
import rethink.theory.complexity.BoxSharpness;
import rethink.theory.complexity.KendallTau;
import rethink.theory.complexity.MeasuredMlp;
import rethink.theory.complexity.Trainings;
import rethink.train.Experiment;
import tech.tablesaw.api.Table;

/**
 * A family of small MLPs that differ in width, learning rate, batch and weight decay, all trained
 * to one loss on true labels: which simple measure orders them as their generalisation gaps do
 * (Jiang et al. 2019, who trained over 10,000 convolutional networks).
 *
 * @param members those that came to the loss
 * @param trained how many there were; some may have diverged or not come to the loss
 */
public record ComplexityFamily(Dataset dataset, List<Member> members, int trained) {
  static final BoxSharpness BOX = new BoxSharpness(5e-4, 5);
  private static final double LOSS = 0.05;
  private static final List<Integer> WIDTHS = List.of(16, 48, 144);
  private static final List<Double> RATES = List.of(0.0025, 0.01);
  private static final List<Integer> BATCHES = List.of(16, 64);
  private static final List<Double> DECAYS = List.of(0.0, 0.01);
  private static final int RESAMPLES = 1_000;

  /**
   * One network.
   *
   * @param settings positions of width, rate, batch and decay in their lists
   * @param sharpness in percent
   */
  record Member(List<Integer> settings, MeasuredMlp net, double sharpness) {
    int width() {
      return WIDTHS.get(settings.get(0));
    }

    /** A number for the settings alone: equal for networks that differ in their seed. */
    int group() {
      return settings.stream().reduce(0, (sum, position) -> 10 * sum + position);
    }
  }

  /** Trains and measures 24 settings with three seeds each. */
  public static ComplexityFamily measure(Scale scale) {
    Dataset data = Dataset.current();
    return measure(
        data.first(scale.choose(32, 400, 5_000))
            .testFirst(scale.choose(32, 2_000, data.testSize())),
        scale.seeds());
  }

  static ComplexityFamily measure(Dataset data, List<Long> seeds) {
    Map<Experiment, List<Integer>> settings = new LinkedHashMap<>();
    for (int width = 0; width < WIDTHS.size(); width++) {
      for (int rate = 0; rate < RATES.size(); rate++) {
        for (int batch = 0; batch < BATCHES.size(); batch++) {
          for (int decay = 0; decay < DECAYS.size(); decay++) {
            List<Integer> positions = List.of(width, rate, batch, decay);
            seeds.forEach(seed -> settings.put(experiment(positions, data, seed), positions));
          }
        }
      }
    }
    List<Member> members =
        Trainings.measureConverging(
            "family of networks",
            List.copyOf(settings.keySet()),
            (experiment, trained) ->
                new Member(
                    settings.get(experiment),
                    MeasuredMlp.of(experiment, trained),
                    BOX.of(trained)));
    return new ComplexityFamily(
        data,
        members.stream().filter(member -> member.net().last().trainLoss() <= LOSS).toList(),
        settings.size());
  }

  private static Experiment experiment(List<Integer> settings, Dataset data, long seed) {
    double decay = DECAYS.get(settings.get(3));
    Experiment experiment =
        Experiment.of(new Mlp(1, WIDTHS.get(settings.get(0))))
            .on(data)
            .learningRate(RATES.get(settings.get(1)))
            .batch(BATCHES.get(settings.get(2)))
            .decay(1)
            .stopAtLoss(LOSS)
            .epochs(200)
            .seed(seed);
    return decay == 0 ? experiment : experiment.with(new WeightDecay(decay));
  }

  /** Gap against three of the measures, a point for each network. */
  public Panels chart() {
    return Panels.of(
        "complexity-family",
        "What orders networks by their gap?",
        scatter(ComplexityMeasure.PATH),
        scatter(ComplexityMeasure.COMPLEXITY_OVER_MARGIN),
        scatter(ComplexityMeasure.SHARPNESS));
  }

  private Chart scatter(ComplexityMeasure measure) {
    Chart chart =
        Chart.of(
                "complexity-" + measure.name().toLowerCase(Locale.ROOT),
                measure.title,
                Axis.log(measure.title),
                Axis.of("training minus test accuracy"))
            .captioned(
                "A point for each of the %d networks, of %d, that came to a loss of %s on %,d images of %s."
                    .formatted(members.size(), trained, LOSS, dataset.trainSize(), dataset.name()));
    for (int width : WIDTHS) {
      List<Member> some = members.stream().filter(member -> member.width() == width).toList();
      chart =
          chart.with(
              Line.markers(width + " units", width + " units", measure.of(some), gaps(some)));
    }
    return chart;
  }

  /** Kendall's tau of each measure with the gap, with bootstrap intervals over settings. */
  public Table table() {
    Rows rows =
        new Rows(
            "Kendall's tau with the gap", "measure", "tau", "95 % interval", "within one axis");
    for (ComplexityMeasure measure : ComplexityMeasure.values()) {
      double[] resampled = resampled(measure);
      rows.add(
          measure.title,
          "%+.2f".formatted(tau(measure)),
          "%+.2f to %+.2f"
              .formatted(
                  StatUtils.percentile(resampled, 2.5), StatUtils.percentile(resampled, 97.5)),
          "%+.2f".formatted(granulated(measure)));
    }
    return rows.table();
  }

  double tau(ComplexityMeasure measure) {
    return KendallTau.of(measure.of(members), gaps(members));
  }

  /** The lower end of the 95 % interval. */
  double lowEnd(ComplexityMeasure measure) {
    return StatUtils.percentile(resampled(measure), 2.5);
  }

  /** The same end of the interval of the difference of two measures' taus. */
  double lowEndOfDifference(ComplexityMeasure measure, ComplexityMeasure other) {
    double[] a = resampled(measure);
    double[] b = resampled(other);
    Arrays.setAll(a, i -> a[i] - b[i]);
    return StatUtils.percentile(a, 2.5);
  }

  private double[] resampled(ComplexityMeasure measure) {
    int[] groups = members.stream().mapToInt(Member::group).toArray();
    return KendallTau.resampled(
        measure.of(members),
        gaps(members),
        groups,
        RESAMPLES,
        RandomStream.of(1, "resamples of settings"));
  }

  private double granulated(ComplexityMeasure measure) {
    List<int[]> settings =
        members.stream()
            .map(member -> member.settings().stream().mapToInt(i -> i).toArray())
            .toList();
    long[] seeds = members.stream().mapToLong(member -> member.net().experiment().seed()).toArray();
    return KendallTau.granulated(measure.of(members), gaps(members), settings, seeds);
  }

  private static double[] gaps(List<Member> members) {
    return members.stream().mapToDouble(member -> member.net().gap()).toArray();
  }
}
