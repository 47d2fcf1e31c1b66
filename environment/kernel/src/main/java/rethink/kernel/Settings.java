package rethink.kernel;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the environment says, under IJava's names: globs of jars and folders for the class path,
 * globs of scripts and a script text to run at the start, compiler options, and the longest time
 * one statement may take (zero means no limit).
 */
record Settings(
    List<String> classPath,
    List<String> startupScripts,
    String startupScript,
    List<String> compilerOptions,
    Duration timeout) {

  private static final Pattern TIMEOUT = Pattern.compile("(-?\\d+)\\s*([A-Za-z]*)");

  static final Settings DEFAULTS = of(Map.of());

  static Settings of(Map<String, String> environment) {
    return new Settings(
        split(environment.get("IJAVA_CLASSPATH"), File.pathSeparator),
        split(environment.get("IJAVA_STARTUP_SCRIPTS_PATH"), File.pathSeparator),
        environment.getOrDefault("IJAVA_STARTUP_SCRIPT", ""),
        split(environment.get("IJAVA_COMPILER_OPTS"), "\\s+"),
        timeout(environment.getOrDefault("IJAVA_TIMEOUT", "0")));
  }

  private static List<String> split(String value, String separator) {
    return value == null
        ? List.of()
        : Stream.of(value.split(separator)).filter(part -> !part.isBlank()).toList();
  }

  /**
   * A count of milliseconds, or of the unit behind it, such as "30 SECONDS"; below 1 means none.
   */
  private static Duration timeout(String value) {
    Matcher parts = TIMEOUT.matcher(value.strip());
    try {
      if (parts.matches()) {
        String unit = parts.group(2).isEmpty() ? "MILLISECONDS" : parts.group(2).toUpperCase();
        long count = Math.max(0, Long.parseLong(parts.group(1)));
        return Duration.of(count, TimeUnit.valueOf(unit).toChronoUnit());
      }
    } catch (IllegalArgumentException unknownUnitOrTooLong) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "IJAVA_TIMEOUT is \""
            + value
            + "\", wanted a number and perhaps a unit, such as \"500\" or \"30 SECONDS\"");
  }
}
