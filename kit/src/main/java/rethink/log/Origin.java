package rethink.log;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What made a run, as far as it may change the numbers; "unknown" where the run does not say.
 *
 * @param commit of the kit's sources
 * @param sources "clean", or "changed" where they were not as committed
 * @param code the first 12 digits of the hash of the class files
 * @param natives the native libraries
 * @param threads that computed one run
 * @param processor its name
 */
record Origin(
    String commit, String sources, String code, String natives, String threads, String processor) {
  static final String UNKNOWN = "unknown";

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
        natives(run),
        field(run, "threads"),
        field(run, "processor"));
  }

  /** Without the threads, which are told by themselves, but with what OpenBLAS was told to be. */
  private static String natives(Run run) {
    String core = run.environment().path("OPENBLAS_CORETYPE").asText("");
    return field(run, "backend").replaceFirst(", \\d+ compute threads?$", "")
        + (core.isEmpty() ? "" : ", OpenBLAS for " + core);
  }

  /** The natives without the instructions that they chose for the processor. */
  String build() {
    return natives.replaceFirst(", OpenBLAS for .*$", "").replaceFirst(" \\([^()]*\\)$", "");
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
