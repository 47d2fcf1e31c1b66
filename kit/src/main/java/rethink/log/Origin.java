package rethink.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * What made a run, as far as it may change the numbers; "unknown" where the run does not say.
 *
 * @param commit of the kit's sources
 * @param sources "clean", or "changed" where they were not as committed
 * @param code the first 12 digits of the hash of the class files
 * @param backend the native libraries, without the threads, which are told by themselves
 * @param core that OpenBLAS was told to be; empty if nothing
 * @param threads that computed one run
 * @param processor its name
 * @param copy what its images are a copy of; empty if they are the official ones
 */
record Origin(
    String commit,
    String sources,
    String code,
    String backend,
    String core,
    String threads,
    String processor,
    String copy) {
  static final String UNKNOWN = "unknown";

  /** Checksums of the parts of the re-encoded CIFAR-10 that runs before {@code dataExact} saw. */
  private static final Pattern JPEG =
      Pattern.compile("15b1e58ef979.*|699371a1d1ac.*|c4934043b347.*");

  private static final int SHORT_CODE = 12;
  private static final int SHORT_COMMIT = 7;

  static Origin of(Run run) {
    String commit = field(run, "gitCommit");
    JsonNode clean = run.environment().path("gitClean");
    return new Origin(
        commit,
        commit.equals(UNKNOWN) || !clean.isBoolean()
            ? UNKNOWN
            : clean.asBoolean() ? "clean" : "changed",
        first(field(run, "codeSha256"), SHORT_CODE),
        field(run, "backend").replaceFirst(", \\d+ compute threads?$", ""),
        run.environment().path("OPENBLAS_CORETYPE").asText(""),
        field(run, "threads"),
        field(run, "processor"),
        copy(run.environment()));
  }

  private static String copy(JsonNode environment) {
    if (JPEG.matcher(environment.path("dataSha256").asText()).matches()) {
      return "a copy re-encoded as JPEG";
    }
    return environment.path("dataExact").asBoolean(true) ? "" : "another copy";
  }

  /** The native libraries and what they do on this processor. */
  String natives() {
    return backend + (core.isEmpty() ? "" : ", OpenBLAS for " + core);
  }

  /** The native libraries without the instructions that they take on this processor. */
  String build() {
    return backend.replaceFirst("(oneDNN \\S+) \\([^()]*\\)$", "$1");
  }

  /** A field of the run's environment. */
  static String field(Run run, String name) {
    return run.environment().path(name).asText(UNKNOWN);
  }

  /** The commit, short, and whether the sources differed from it. */
  String version() {
    return first(commit, SHORT_COMMIT) + (isChanged() ? " with changes" : "");
  }

  boolean isChanged() {
    return sources.equals("changed");
  }

  static String first(String hash, int digits) {
    return hash.substring(0, Math.min(digits, hash.length()));
  }
}
