package rethink.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rethink.data.Shape;
import rethink.model.Model;
import rethink.model.ModelSummary;

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
  private static final Shape IMAGES = new Shape(28, 28, 3);
  private static final int CLASSES = 10;

  @Parameters(
      arity = "0..*",
      paramLabel = "MODEL",
      description = "Names such as inception/4 (default: the five of the paper's Table 1).")
  private List<String> names = List.of();

  @Option(
      names = "--n",
      defaultValue = "50000",
      description = "Training examples to divide by (default: ${DEFAULT-VALUE}).")
  private int n;

  @Option(names = "--json", description = "Prints a JSON list.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    List<Model> models = names.isEmpty() ? Model.all() : names.stream().map(Model::named).toList();
    List<ModelSummary> summaries =
        models.stream().map(model -> ModelSummary.of(model, IMAGES, CLASSES)).toList();
    if (json) {
      System.out.println(
          new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(summaries.stream().map(this::fields).toList()));
      return 0;
    }
    System.out.printf(
        "%-18s %14s %10s %16s%n", "model", "parameters", "per image", "multiply-adds");
    for (ModelSummary summary : summaries) {
      System.out.printf(
          "%-18s %,14d %10.1f %,16d%n",
          summary.name(),
          summary.trainableParameters(),
          (double) summary.trainableParameters() / n,
          summary.multiplyAdds());
    }
    System.out.printf(
        "For images of %s and %d classes; \"per image\" divides by n = %,d.%n", IMAGES, CLASSES, n);
    return 0;
  }

  private Map<String, Object> fields(ModelSummary summary) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", summary.name());
    fields.put("trainableParameters", summary.trainableParameters());
    fields.put("parametersPerExample", (double) summary.trainableParameters() / n);
    fields.put("multiplyAdds", summary.multiplyAdds());
    return fields;
  }
}
