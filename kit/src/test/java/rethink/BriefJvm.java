package rethink;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A JVM of a test's own that lives for seconds: it computes the same, but starts at less cost. */
public final class BriefJvm {
  private BriefJvm() {}

  /** Runs a main class of this class path; options are those words that begin with a dash. */
  public static ProcessBuilder of(Class<?> main, Object... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The second compiler and threads for the garbage take more processor time than they save.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    List<String> all = Arrays.stream(words).map(String::valueOf).toList();
    all.stream().takeWhile(word -> word.startsWith("-")).forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    all.stream().dropWhile(word -> word.startsWith("-")).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command);
    // Two compute threads that spin while they wait would take a processor from other tests.
    builder.environment().put("OMP_WAIT_POLICY", "passive");
    return builder;
  }
}
