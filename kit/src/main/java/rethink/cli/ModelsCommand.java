package rethink.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rethink.model.Model;
import rethink.model.ModelSummary;
import rethink.model.PaperData;

/** Lists the networks and their sizes. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description =
        "Lists networks: trainable parameters, parameters per training example, multiply-adds per"
            + " image.",
    footer = {
      "",
      "Example: how large is a quarter of the paper's Inception?",
      "  rethink models inception inception/4"
    })
final class ModelsCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "MODEL",
      description =
          "Names such as inception/4 (default: the five of the paper's Table 1, and those for"
              + " ImageNet).")
  private List<String> names = List.of();

  @Option(
      names = "--n",
      description = "Training examples to divide by (default: all of the paper's data).")
  private Integer n;

  @Option(names = "--json", description = "Prints a JSON list.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    List<Model> models =
        names.isEmpty()
            ? Stream.concat(Model.all().stream(), Model.ofImageNet().stream()).toList()
            : names.stream().map(Model::named).toList();
    List<Row> rows = models.stream().map(this::row).toList();
    if (json) {
      System.out.println(
          new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(rows.stream().map(Row::fields).toList()));
      return 0;
    }
    System.out.printf(
        "%-18s %14s %10s %16s  %s%n",
        "model", "parameters", "per image", "multiply-adds", "on images of");
    for (Row row : rows) {
      System.out.printf(
          "%-18s %,14d %10.1f %,16d  %s, %,d classes%n",
          row.size().name(),
          row.size().trainableParameters(),
          row.parametersPerExample(),
          row.size().multiplyAdds(),
          row.data().images(),
          row.data().classes());
    }
    System.out.printf(
        "\"per image\" divides by n = %s.%n",
        n == null ? "50,000 for CIFAR-10, 1,281,167 for ImageNet" : "%,d".formatted(n));
    return 0;
  }

  private Row row(Model model) {
    PaperData data = model.data();
    return new Row(
        ModelSummary.of(model, data.images(), data.classes()),
        data,
        n == null ? data.trainImages() : n);
  }

  private record Row(ModelSummary size, PaperData data, int n) {
    double parametersPerExample() {
      return (double) size.trainableParameters() / n;
    }

    Map<String, Object> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("name", size.name());
      fields.put("trainableParameters", size.trainableParameters());
      fields.put("parametersPerExample", parametersPerExample());
      fields.put("multiplyAdds", size.multiplyAdds());
      return fields;
    }
  }
}
