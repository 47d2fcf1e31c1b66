package rethink.paper;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import rethink.data.Shape;
import rethink.model.Model;
import rethink.model.ModelSummary;
import tech.tablesaw.api.Table;

/** Parameters per training image of the networks that the paper and its readers speak of. */
public final class ParameterRatios {
  /** ImageNet has 1,281,167 training images; the slides reckon with 1,200,000. */
  private static final Map<String, Integer> IMAGES =
      Map.of("CIFAR-10", 50_000, "ImageNet", 1_281_167);

  private ParameterRatios() {}

  /**
   * What the slides print and what it comes to. Networks on CIFAR-10 are counted here, those on
   * ImageNet as published.
   */
  public static Table table() {
    Rows rows =
        new Rows(
            "Parameters per training image",
            "network",
            "data",
            "parameters, paper",
            "here",
            "p/n, slides",
            "p/n, here",
            "difference",
            "misprint");
    for (JsonNode network : Published.parameters()) {
      long published = network.get("parameters").asLong();
      String model = network.get("model").asText();
      long parameters = model.isEmpty() ? published : count(model);
      double ratio = parameters / (double) IMAGES.get(network.get("data").asText());
      double slide = network.get("slide").asDouble();
      rows.add(
          network.get("title").asText(),
          network.get("data").asText(),
          "%,d".formatted(published),
          model.isEmpty() ? "" : "%,d".formatted(parameters),
          "%.0f".formatted(slide),
          "%.1f".formatted(ratio),
          "%+.1f".formatted(ratio - slide),
          network.get("misprint").asText());
    }
    return rows.table();
  }

  private static long count(String model) {
    return ModelSummary.of(Model.named(model), new Shape(28, 28, 3), 10).trainableParameters();
  }
}
