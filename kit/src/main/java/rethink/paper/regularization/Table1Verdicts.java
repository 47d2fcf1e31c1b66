package rethink.paper.regularization;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rethink.log.Runs;
import rethink.paper.Verdict;
import rethink.paper.regularization.Gains.Gain;
import tech.tablesaw.api.Table;

/** The claims about Table 1; one that needs a row that is not there is left out. */
record Table1Verdicts(RegularizerGrid grid, Gains gains, Runs runs) {
  Table table() {
    return Verdict.table(
        Stream.of(
                unnecessary(),
                architecture(),
                signs(),
                gains.batchNormVerdict(runs),
                fit(),
                chance())
            .flatMap(Optional::stream)
            .toList());
  }

  private Optional<Verdict> unnecessary() {
    return plain(true)
        .map(
            rows -> {
              double lowest =
                  rows.stream().mapToDouble(row -> row.test(runs).mean()).min().orElseThrow();
              return new Verdict(
                  "explicit regularizers are not necessary to generalise",
                  "without any, every network's mean test accuracy is at least 30 % (chance: 10 %)",
                  "lowest %.1f %%".formatted(lowest),
                  lowest >= 30);
            });
  }

  private Optional<Verdict> architecture() {
    if (gains.regularizers().isEmpty() || gains.architecture().isEmpty()) {
      return Optional.empty();
    }
    Gain network = gains.architecture().get(0);
    Gain most =
        gains.regularizers().stream()
            .reduce((a, b) -> a.here(runs).mean() >= b.here(runs).mean() ? a : b)
            .orElseThrow();
    return Optional.of(
        new Verdict(
            "the network matters more than its regularizers",
            "no regularizer's mean gain is as large as that of Inception over the MLP (paper: at"
                + " most 5.15 against 35.24 points)",
            "%s %+.1f against %+.1f"
                .formatted(most.title(), most.here(runs).mean(), network.here(runs).mean()),
            most.here(runs).mean() < network.here(runs).mean()));
  }

  private Optional<Verdict> signs() {
    List<Gain> printed =
        gains.regularizers().stream().filter(gain -> gain.published().isPresent()).toList();
    if (printed.isEmpty()) {
      return Optional.empty();
    }
    String contrary =
        printed.stream()
            .filter(gain -> gain.isContrary(runs))
            .map(gain -> "%s %+.1f".formatted(gain.title(), gain.here(runs).mean()))
            .collect(Collectors.joining(", "));
    return Optional.of(
        new Verdict(
            "regularizers help where the paper says that they do",
            "no mean gain has the other sign than the paper's by over two standard errors",
            contrary.isEmpty() ? "none of %d".formatted(printed.size()) : contrary,
            contrary.isEmpty()));
  }

  private Optional<Verdict> fit() {
    return plain(false)
        .map(
            rows -> {
              double lowest =
                  rows.stream().mapToDouble(row -> row.lowestTraining(runs)).min().orElseThrow();
              return new Verdict(
                  "every network fits random labels",
                  "the lowest training accuracy of all runs is at least 99 %",
                  "%d networks, lowest %.1f %%".formatted(rows.size(), lowest),
                  lowest >= 99);
            });
  }

  private Optional<Verdict> chance() {
    return plain(false)
        .map(
            rows -> {
              double farthest =
                  rows.stream()
                      .mapToDouble(row -> Math.abs(row.test(runs).mean() - 10))
                      .max()
                      .orElseThrow();
              return new Verdict(
                  "nothing is learned from random labels",
                  "every network's mean test accuracy is within 3 points of chance, 10 %",
                  "at most %.1f away".formatted(farthest),
                  farthest <= 3);
            });
  }

  /** The rows without regularizers; empty if there are none. */
  private Optional<List<GridRow>> plain(boolean learning) {
    List<GridRow> rows =
        grid.rows().stream()
            .filter(row -> row.isLearning() == learning && row.treatment() == Treatment.NONE)
            .toList();
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
  }
}
