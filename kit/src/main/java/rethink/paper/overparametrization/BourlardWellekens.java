package rethink.paper.overparametrization;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import rethink.paper.Published;
import rethink.plot.Axis;
import rethink.plot.Chart;
import rethink.plot.Line;

/**
 * Table I of Bourlard and Wellekens (1990), from which a generation learned that more parameters
 * than training patterns are too many. Frames of speech, one hidden layer.
 */
final class BourlardWellekens {
  static final List<Integer> WIDTHS = List.of(5, 20, 50, 200);

  private BourlardWellekens() {}

  /** Parameters per training pattern. */
  static double ratio(int width) {
    return Published.bourlardWellekens().panel("hidden").at("ratio", width);
  }

  /** Share of frames put into the wrong class. */
  static double error(String set, int width) {
    return 1 - Published.bourlardWellekens().panel("rates").at(set, width) / 100;
  }

  /** Both errors against p/n, all of it the paper's. */
  static Chart chart() {
    return Chart.of(
            "bourlard-wellekens",
            "the table of 1990, on speech",
            Axis.log("parameters per training pattern, p/n"),
            Axis.of("error").between(0.0, 1.0))
        .with(line("train", "training", width -> error("train", width)))
        .with(line("test", "test", width -> error("test", width)));
  }

  private static Line line(String key, String label, IntToDoubleFunction value) {
    return Line.dashed(
        key,
        "%s, paper".formatted(label),
        WIDTHS.stream().mapToDouble(BourlardWellekens::ratio).toArray(),
        WIDTHS.stream().mapToInt(width -> width).mapToDouble(value).toArray());
  }
}
