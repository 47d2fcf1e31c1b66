package rethink.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rethink.model.Model;

/** Entry point of {@code environment/rethink bench}. */
@Command(
    name = "rethink bench",
    mixinStandardHelpOptions = true,
    version = "rethink 0.1.0",
    description = {
      "Measures training, ours beside libtorch or stock Deeplearning4j, on this machine.",
      "The arms take turns in processes of their own; the results come with their quartiles."
    },
    footer = {
      "",
      "Example: is the small AlexNet as fast as in libtorch?",
      "  rethink bench --model alexnet"
    },
    subcommands = {
      GrowthCommand.class,
      FigureCommand.class,
      JobsCommand.class,
      MemoryCommand.class,
      StartCommand.class,
      TuneCommand.class,
      ChildCommand.class
    })
public final class Main implements Callable<Integer> {
  @Option(
      names = "--model",
      split = ",",
      paramLabel = "MODEL",
      description = "Networks, separated by commas (default: the five of the paper's Table 1).")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--batch",
      defaultValue = "128",
      description = "Images in one step (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--peer",
      defaultValue = "libtorch",
      description = "libtorch or stock (default: ${DEFAULT-VALUE}).")
  private Peer peer;

  @Mixin private Interleaving schedule;

  @Option(names = "--json", description = "Prints a JSON list.")
  private boolean json;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (exception, command, parsed) -> {
              command.getErr().println(command.getColorScheme().errorText(message(exception)));
              return command.getCommandSpec().exitCodeOnExecutionException();
            });
  }

  @Override
  public Integer call() {
    List<Model> chosen =
        models.isEmpty() ? Model.all() : models.stream().map(Model::named).toList();
    List<Comparison> comparisons =
        chosen.stream().map(model -> Comparison.of(model, batch, peer.arm(), schedule)).toList();
    if (json) {
      Json.print(comparisons.stream().map(Comparison::fields).toList());
    } else {
      System.out.print(ComparisonTable.of(comparisons));
    }
    return 0;
  }

  private static String message(Exception exception) {
    return exception.getMessage() == null ? exception.toString() : exception.getMessage();
  }
}
