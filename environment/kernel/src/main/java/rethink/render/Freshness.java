package rethink.render;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Checks that the committed notebooks are complete and fit to be shown, and that the figure files
 * beside them hold the same bytes. Prints one line per fault; exit status 1 where there is any.
 */
@Command(
    name = "freshness",
    mixinStandardHelpOptions = true,
    description = "Checks the committed notebooks.")
public final class Freshness implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      description = "Folder of the notebooks (default: notebooks/ of the project).")
  private Path folder = Home.folder("notebooks");

  private final PrintStream out;

  Freshness(PrintStream out) {
    this.out = out;
  }

  /** Runs the command and exits. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Freshness(System.out)).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    List<Path> files;
    try {
      files = Selection.in(folder);
    } catch (IllegalArgumentException fault) {
      out.println(fault.getMessage());
      return 2;
    }
    var faults = new ArrayList<String>();
    var figures = new HashMap<String, String>();
    for (var file : files) {
      var shown = Home.shown(file);
      try {
        var notebook = NotebookFile.read(file);
        NotebookFaults.of(notebook, Files.size(file)).forEach(f -> faults.add(shown + ": " + f));
        for (var figure : Figure.of(notebook)) {
          figureFault(figure, figures.putIfAbsent(figure.name(), notebook.name()))
              .forEach(fault -> faults.add(shown + ": cell " + figure.cell() + ": " + fault));
        }
      } catch (IOException unreadable) {
        faults.add(unreadable.getMessage());
      }
    }
    faults.forEach(out::println);
    out.printf("%d notebooks, %d faults%n", files.size(), faults.size());
    return faults.isEmpty() ? 0 : 1;
  }

  private List<String> figureFault(Figure figure, String other) throws IOException {
    if (other != null) {
      return List.of(
          "figure " + figure.name() + " is also in " + other + ", wanted a name of its own");
    }
    var file = folder.resolve(figure.file());
    if (!Files.exists(file)) {
      return List.of("no file " + figure.file() + ", wanted the figure's bytes; run --in-place");
    }
    return Arrays.equals(Files.readAllBytes(file), figure.png())
        ? List.of()
        : List.of(figure.file() + " differs from the cell's figure; run --in-place");
  }
}
