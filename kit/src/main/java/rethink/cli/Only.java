package rethink.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Option;
import rethink.train.Experiment;

/**
 * Keeps the experiments that have the wanted values, such as {@code model=alexnet}; several values
 * of one field are alternatives.
 */
final class Only {
  @Option(
      names = "--only",
      paramLabel = "FIELD=VALUE",
      description =
          "Keeps those experiments only; a field of experiment.json, as in model=inception/4."
              + " May be repeated.")
  private List<String> wanted = List.of();

  /**
   * @throws IllegalArgumentException if that leaves none
   */
  List<Experiment> of(List<Experiment> experiments) {
    List<Experiment> kept = experiments;
    for (Map.Entry<String, List<String>> field : fields().entrySet()) {
      kept =
          kept.stream()
              .filter(experiment -> has(experiment, field.getKey(), field.getValue()))
              .toList();
    }
    if (kept.isEmpty() && !experiments.isEmpty()) {
      throw new IllegalArgumentException(
          "none of %d experiments has %s; the first is %s"
              .formatted(experiments.size(), String.join(", ", wanted), experiments.get(0).json()));
    }
    return kept;
  }

  private Map<String, List<String>> fields() {
    return wanted.stream()
        .map(Only::parted)
        .collect(
            Collectors.groupingBy(
                part -> part[0], Collectors.mapping(part -> part[1], Collectors.toList())));
  }

  private static String[] parted(String text) {
    String[] parts = text.split("=", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException(
          "--only is \"%s\", wanted FIELD=VALUE as in seed=1".formatted(text));
    }
    return parts;
  }

  private static boolean has(Experiment experiment, String field, List<String> values) {
    JsonNode found = experiment.json().path(field);
    return found.isArray()
        ? StreamSupport.stream(found.spliterator(), false)
            .map(JsonNode::asText)
            .anyMatch(values::contains)
        : values.contains(found.asText());
  }
}
