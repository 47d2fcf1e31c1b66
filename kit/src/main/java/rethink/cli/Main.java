package rethink.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code environment/rethink}. */
@Command(
    name = "rethink",
    mixinStandardHelpOptions = true,
    version = "rethink 0.1.0",
    description =
        "Reproduces \"Understanding deep learning requires rethinking generalization\" (Zhang et"
            + " al., ICLR 2017).",
    subcommands = {
      RunCommand.class,
      SweepCommand.class,
      RecordCommand.class,
      RunsCommand.class,
      ModelsCommand.class,
      DataCommand.class,
      CalibrateCommand.class,
      MemoriseCommand.class,
      KernelCommand.class,
      DoctorCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (exception, command, parsed) -> {
              command.getErr().println(command.getColorScheme().errorText(message(exception)));
              return command.getCommandSpec().exitCodeOnExecutionException();
            });
  }

  private static String message(Exception exception) {
    return exception.getMessage() == null ? exception.toString() : exception.getMessage();
  }
}
