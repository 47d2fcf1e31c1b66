package rethink.paper.regularization;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rethink.log.Runs;
import rethink.paper.Rows;
import rethink.paper.Spread;
import rethink.paper.Verdict;
import tech.tablesaw.api.Table;

/** How many points of test accuracy each change of Table 1 is worth, from the table itself. */
record Gains(List<Gain> regularizers, List<Gain> batchNorm, List<Gain> architecture) {

  /** Twice what batch normalisation is worth in the paper, in points. */
  private static final double MOST_OF_BATCH_NORM = 7.5;

  /** One row against another that differs in one respect. */
  record Gain(String title, GridRow with, GridRow without) {

    /** The difference that the paper's table gives; empty where it lacks a row. */
    Optional<Double> published() {
      return with.published()
          .flatMap(more -> without.published().map(less -> more.test() - less.test()));
    }

    /** Those that both rows have: of recorded runs one row may have more than the other. */
    private List<Long> seeds() {
      return with.subject().seeds().stream().filter(without.subject().seeds()::contains).toList();
    }

    /** In points: seed by seed, since two runs of one seed start from the same weights. */
    Spread here(Runs runs) {
      return Spread.of(
          seeds().stream()
              .mapToDouble(seed -> with.test(runs, seed) - without.test(runs, seed))
              .toArray());
    }

    /**
     * Whether the mean has the other sign than in the paper, by over two standard errors, which one
     * seed does not tell.
     */
    boolean isContrary(Runs runs) {
      Spread here = here(runs);
      if (here.seeds() < 2) {
        return false;
      }
      double sure = Math.abs(here.mean()) - 2 * here.deviation() / Math.sqrt(here.seeds());
      return published().isPresent() && sure > 0 && here.mean() * published().get() < 0;
    }
  }

  static Gains of(RegularizerGrid grid) {
    List<Gain> regularizers =
        grid.rows().stream()
            .filter(row -> row.isLearning() && row.treatment() != Treatment.NONE)
            .flatMap(
                row ->
                    gain(
                        "%s: %s".formatted(row.subject().title(), row.treatment().title()),
                        Optional.of(row),
                        grid.row(row.subject().key(), true, Treatment.NONE)))
            .toList();
    List<Gain> batchNorm =
        Stream.of(Treatment.NONE, Treatment.DECAY)
            .flatMap(
                treatment ->
                    gain(
                        "batch norm, other regularizers: " + treatment.title(),
                        grid.row("inception", true, treatment),
                        grid.row("inception-no-bn", true, treatment)))
            .toList();
    List<Gain> architecture =
        gain(
                "Inception instead of MLP 1x512, regularizers: none",
                grid.row("inception", true, Treatment.NONE),
                grid.row("mlp-1x512", true, Treatment.NONE))
            .toList();
    return new Gains(regularizers, batchNorm, architecture);
  }

  private static Stream<Gain> gain(
      String title, Optional<GridRow> with, Optional<GridRow> without) {
    return with
        .flatMap(more -> without.map(less -> new Gain(title, more, less)))
        .filter(gain -> !gain.seeds().isEmpty())
        .stream();
  }

  /** What the paper says of batch normalisation without explicit regularizers. */
  Optional<Verdict> batchNormVerdict(Runs runs) {
    return batchNorm.stream()
        .filter(gain -> gain.with().treatment() == Treatment.NONE)
        .findFirst()
        .map(
            gain -> {
              double points = gain.here(runs).mean();
              return new Verdict(
                  "batch normalisation, no explicit regularizer, helps by only a few points",
                  "its mean gain is above 0 and at most 7.5 points, twice the paper's 3.75",
                  "%+.1f points".formatted(points),
                  points > 0 && points <= MOST_OF_BATCH_NORM);
            });
  }

  Stream<Gain> all() {
    return Stream.of(regularizers, batchNorm, architecture).flatMap(List::stream);
  }

  /** Paper, here, difference, in points of test accuracy. */
  Table table(Runs runs) {
    Rows rows = new Rows("Gains in test accuracy, points", "gain", "paper", "here", "difference");
    all()
        .forEach(
            gain -> {
              Spread here = gain.here(runs);
              rows.add(
                  gain.title(),
                  gain.published().map("%+.2f"::formatted).orElse(RegularizerGrid.NONE),
                  signed(here),
                  gain.published()
                      .map(paper -> "%+.1f".formatted(here.mean() - paper))
                      .orElse(RegularizerGrid.NONE));
            });
    return rows.table();
  }

  private static String signed(Spread points) {
    return (points.mean() > 0 ? "+" : "") + points.toString("%.1f");
  }
}
