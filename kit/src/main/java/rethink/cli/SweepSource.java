package rethink.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import rethink.paper.Scale;
import rethink.train.Experiment;

/** Where a sweep's experiments come from: figures, a file, or all combinations of options. */
final class SweepSource {
  @Option(
      names = "--figure",
      split = ",",
      description =
          "All experiments of a figure or table: 1a, table1, ...; an unknown name lists them.")
  private List<String> figures = List.of();

  @Option(
      names = "--scale",
      description =
          "smoke, quick, standard or paper, for figures (default: RETHINK_SCALE, else quick).")
  private String scale;

  @Option(names = "--file", description = "Experiments as in experiment.json, one after the other.")
  private Path file;

  @Mixin private ExperimentOptions options;

  @Mixin private Only only;

  /**
   * @throws ParameterException unless there is exactly one source
   */
  List<Experiment> experiments(CommandSpec command) {
    long sources =
        Stream.of(!figures.isEmpty(), file != null, options.haveModel())
            .filter(given -> given)
            .count();
    if (sources != 1) {
      throw new ParameterException(
          command.commandLine(), "give one of --figure, --file and --model");
    }
    if (options.haveModel()) {
      return only.of(options.experiments());
    }
    refuseGrid(command);
    return only.of(file == null ? ofFigures() : read());
  }

  private List<Experiment> ofFigures() {
    Scale size = scale == null ? Scale.current() : Scale.named(scale);
    List<Experiment> experiments = new ArrayList<>();
    for (String dataset : options.datasets()) {
      if (!dataset.equals("auto")) {
        System.setProperty("rethink.dataset", dataset);
      }
      figures.forEach(figure -> experiments.addAll(Figures.experiments(figure, size)));
    }
    return experiments;
  }

  private List<Experiment> read() {
    List<Experiment> experiments = new ArrayList<>();
    try (MappingIterator<JsonNode> nodes =
        new ObjectMapper().readerFor(JsonNode.class).readValues(file.toFile())) {
      while (nodes.hasNext()) {
        experiments.add(Experiment.read(nodes.next()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "experiment %d of %s: %s".formatted(experiments.size() + 1, file, e.getMessage()), e);
    }
    return experiments;
  }

  /** Figures and files say everything of their experiments; of figures the data may be chosen. */
  private void refuseGrid(CommandSpec command) {
    ParseResult parsed = command.commandLine().getParseResult();
    for (OptionSpec option : parsed.matchedOptions()) {
      boolean ofGrid =
          ((Field) option.userObject()).getDeclaringClass().equals(ExperimentOptions.class);
      boolean data = option.longestName().equals("--dataset") && file == null;
      if (ofGrid && !data) {
        throw new ParameterException(
            command.commandLine(),
            "%s goes with --model, not with --figure or --file".formatted(option.longestName()));
      }
    }
  }
}
