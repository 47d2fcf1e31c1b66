package rethink.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import rethink.layer.Precision;
import rethink.train.Experiment;

/** The command line that performs an experiment. */
final class RunLine {
  private RunLine() {}

  /** That of an experiment in JSON; why there is none, if this version cannot perform it. */
  static String of(JsonNode json) {
    try {
      return of(Experiment.read(json));
    } catch (IllegalArgumentException e) {
      return "this version of the kit cannot: " + e.getMessage();
    }
  }

  private static String of(Experiment experiment) {
    if (experiment.momentum() != Experiment.of(experiment.model()).momentum()) {
      return "no option sets a momentum of %s; Experiment.with(Protocol) does"
          .formatted(experiment.momentum());
    }
    List<String> line = new ArrayList<>(List.of("environment/rethink run"));
    line.add("--model " + experiment.model().name());
    line.add("--dataset " + experiment.dataset().name());
    line.add("--corruption " + experiment.corruption().name());
    experiment.regularizers().forEach(each -> line.add("--with " + each.name()));
    line.add("--n " + experiment.dataset().trainSize());
    line.add("--test-n " + experiment.dataset().testSize());
    line.add("--epochs " + experiment.epochs());
    line.add("--batch " + experiment.batch());
    line.add("--learning-rate " + experiment.learningRate());
    line.add("--decay " + experiment.decay());
    line.add("--stop-at-loss " + experiment.stop().loss());
    line.add("--stop-at-accuracy " + experiment.stop().accuracy());
    line.add("--stop-after " + experiment.stop().epochs());
    line.add("--measure " + experiment.measured());
    if (experiment.precision() != Precision.FLOAT32) {
      line.add("--precision " + experiment.precision());
    }
    line.add("--seed " + experiment.seed());
    return String.join(" ", line);
  }
}
