package rethink.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says where runs that are shown together were made in different ways. */
final class Mixture {
  private static final int SHORT = 7;

  /** The code of a run: two versions of one commit differ in their code. */
  private record Source(String commit, String version, boolean changed, String code) {
    static Source of(Run run) {
      Origin origin = Origin.of(run);
      return new Source(origin.commit(), origin.version(), origin.isChanged(), origin.code());
    }
  }

  private Mixture() {}

  /** Sentences for a caption; empty if all runs are of one origin without changes. */
  static String of(List<Run> runs) {
    List<String> sentences = new ArrayList<>();
    sentences.add(copies(runs));
    sentences.add(precision(runs));
    sentences.add(code(runs));
    sentences.add(natives(runs));
    sentences.add(differing("Compute threads", runs, run -> Origin.of(run).threads()));
    sentences.add(differing("Processors", runs, run -> Origin.of(run).processor()));
    runs.stream()
        .collect(Collectors.groupingBy(Mixture::data, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (data, same) ->
                sentences.add(differing("Checksums of " + data, same, Mixture::dataChecksum)));
    return sentences.stream()
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** Which runs saw other images than the official ones. */
  private static String copies(List<Run> runs) {
    Map<String, Long> copies = counts(runs, run -> Origin.of(run).copy());
    long exact = copies.getOrDefault("", 0L);
    copies.remove("");
    return copies.isEmpty()
        ? ""
        : "Not the official images, but %s."
            .formatted(
                exact == 0 && copies.size() == 1
                    ? copies.keySet().iterator().next()
                    : list(copies));
  }

  /** Which runs multiplied in other numbers than floats. */
  private static String precision(List<Run> runs) {
    Map<String, Long> precisions =
        counts(runs, run -> run.experiment().path("precision").asText("float32"));
    return precisions.size() == 1 && !precisions.containsKey("float32")
        ? "Multiplied in %s.".formatted(precisions.keySet().iterator().next())
        : differing(
            "Precisions", runs, run -> run.experiment().path("precision").asText("float32"));
  }

  private static String code(List<Run> runs) {
    Map<Source, Long> sources = counts(runs, Source::of);
    if (sources.size() == 1) {
      Source only = sources.keySet().iterator().next();
      return only.changed() ? "Made by %s.".formatted(only.version()) : "";
    }
    if (sources.isEmpty()) {
      return "";
    }
    Map<String, Long> named = new LinkedHashMap<>();
    sources.forEach((source, count) -> named.put(name(source, sources.keySet()), count));
    Set<String> codes = sources.keySet().stream().map(Source::code).collect(Collectors.toSet());
    long commits = sources.keySet().stream().map(Source::commit).distinct().count();
    return "Made by %d %s%s: %s."
        .formatted(
            sources.size(),
            commits == sources.size() ? "commits" : "versions of the code",
            codes.size() == 1 && !codes.contains(Origin.UNKNOWN) ? " that compute runs alike" : "",
            list(named));
  }

  /** The version, with its code where that alone tells it from another one. */
  private static String name(Source source, Set<Source> all) {
    long namesakes = all.stream().filter(other -> other.version().equals(source.version())).count();
    return namesakes == 1
        ? source.version()
        : "%s, code %s".formatted(source.version(), Origin.first(source.code(), SHORT));
  }

  private static String differing(String what, List<Run> runs, Function<Run, String> value) {
    Map<String, Long> counts = counts(runs, value);
    return counts.size() < 2 ? "" : "%s differ: %s.".formatted(what, list(counts));
  }

  /** Where each processor has natives of its own, what follows from the processor is left out. */
  private static String natives(List<Run> runs) {
    List<Origin> origins = runs.stream().map(Origin::of).toList();
    long processors = origins.stream().map(Origin::processor).distinct().count();
    long pairs =
        origins.stream()
            .map(origin -> List.of(origin.processor(), origin.natives()))
            .distinct()
            .count();
    Function<Origin, String> told = pairs == processors ? Origin::build : Origin::natives;
    return differing("Natives", runs, run -> told.apply(Origin.of(run)));
  }

  private static String data(Run run) {
    return "%s (%s training and %s test images)"
        .formatted(
            run.dataset(),
            run.experiment().path("trainSize").asText(),
            run.experiment().path("testSize").asText());
  }

  private static String dataChecksum(Run run) {
    return Origin.first(Origin.field(run, "dataSha256"), SHORT);
  }

  /** How many runs have each value, the most frequent first. */
  private static <T> Map<T, Long> counts(List<Run> runs, Function<Run, T> value) {
    Map<T, Long> counts =
        runs.stream()
            .collect(Collectors.groupingBy(value, LinkedHashMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  private static String list(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(
            entry ->
                "%s (%d %s)"
                    .formatted(
                        entry.getKey(), entry.getValue(), entry.getValue() == 1 ? "run" : "runs"))
        .collect(Collectors.joining(", "));
  }
}
