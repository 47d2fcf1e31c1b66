package rethink.kernel;

import java.util.regex.Pattern;

/** Hides the classes that JShell wraps around cell code from what a reader sees. */
final class Names {

  private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+[.$]");

  private Names() {}

  static String readable(String text) {
    return WRAPPER.matcher(text).replaceAll("");
  }
}
