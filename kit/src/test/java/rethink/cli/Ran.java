package rethink.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** What a command line came to: exit code, standard output, standard error. */
record Ran(int code, String out, String error) {

  static Ran of(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter error = new StringWriter();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      CommandLine command =
          Main.commandLine()
              .setOut(new PrintWriter(System.out, true))
              .setErr(new PrintWriter(error, true));
      int code = command.execute(arguments);
      return new Ran(code, out.toString(StandardCharsets.UTF_8), error.toString());
    } finally {
      System.setOut(before);
    }
  }
}
