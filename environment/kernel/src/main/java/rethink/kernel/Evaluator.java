package rethink.kernel;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Runs cells of Java, statement by statement, in this JVM and with its class path. One cell runs at
 * a time; {@link #interrupt} may come from any thread.
 */
final class Evaluator {

  // IJava's default imports, so that its notebooks run here.
  private static final List<String> IMPORTS =
      List.of(
          "java.util.*",
          "java.io.*",
          "java.math.*",
          "java.net.*",
          "java.util.concurrent.*",
          "java.util.prefs.*",
          "java.util.regex.*",
          "static rethink.kernel.CellFunctions.*");

  private final CellRunner runner;
  private final CellControl control;
  private final JShell shell;
  private final Origins origins = new Origins();
  private final Verdict verdict;
  private final Variables variables;
  private final Magics magics = new Magics(this);

  /**
   * Starts a session with IJava's default imports and the jars and scripts that the settings name.
   *
   * @throws CellError when a start-up script fails
   * @throws IOException when a jar or script that the settings name is missing
   */
  Evaluator(Settings settings) throws CellError, IOException {
    var loader = new CellLoader(Evaluator.class.getClassLoader());
    runner = new CellRunner(loader, settings.timeout());
    control = new CellControl(loader, runner);
    shell =
        JShell.builder()
            .executionEngine(new SameJvm(control), Map.of())
            .compilerOptions(settings.compilerOptions().toArray(String[]::new))
            .build();
    verdict = new Verdict(shell, control, origins);
    variables = new Variables(shell, control, loader.generations());
    CellFunctions.connect(this);
    for (String name : IMPORTS) {
      shell.eval("import " + name + ";");
    }
    Globs.find(settings.classPath()).forEach(this::addToClassPath);
    for (Path script : Globs.find(settings.startupScripts())) {
      include(script.getFileName().toString(), Files.readString(script));
    }
    include("IJAVA_STARTUP_SCRIPT", settings.startupScript());
  }

  /** Runs a text that is no cell of a notebook. */
  Object evaluate(String source) throws CellError {
    return evaluate(0, source);
  }

  /**
   * Runs a cell and returns its last expression's value, or null where there is none.
   *
   * @param cell the number by which later tracebacks name this cell
   * @throws CellError when the cell does not compile, throws, is interrupted or takes too long
   */
  Object evaluate(int cell, String source) throws CellError {
    return runner.isOnWorker() ? run(source) : inCell("cell " + cell, () -> run(source));
  }

  /**
   * Runs the cells of another text within the running cell, or before any cell.
   *
   * @param text by which errors and later tracebacks name it, such as "helpers.ipynb, cell 2"
   */
  void include(String text, String source) throws CellError {
    String before = origins.begin(text);
    try {
      if (runner.isOnWorker()) {
        run(source);
      } else {
        inCell(text, () -> run(source));
      }
    } catch (CellError e) {
      throw new CellError(e.name(), text + ": " + e.value(), e.details());
    } finally {
      origins.begin(before);
    }
  }

  /** As {@link #evaluate(int, String)}, the value as a bundle (mime type to text). */
  Map<String, String> show(int cell, String source) throws CellError {
    return inCell(
        "cell " + cell,
        () -> {
          Object value = run(source);
          return value == null ? null : rendered(value);
        });
  }

  private <T> T inCell(String text, CellCode<T> code) throws CellError {
    origins.begin(text);
    runner.begin();
    try {
      T result = code.run();
      throwIfStopped();
      return result;
    } catch (RuntimeException | Error e) {
      // The compiler's own, such as a StackOverflowError from a very deep expression.
      String value = "the cell could not be compiled: " + e.getMessage();
      throw new CellError(e.getClass().getSimpleName(), value, List.of());
    } finally {
      runner.end();
    }
  }

  /** Renders on the cells' thread: a toString may be the cell's own code, and may take its time. */
  @SuppressWarnings("unchecked")
  private Map<String, String> rendered(Object value) throws CellError {
    try {
      return (Map<String, String>) runner.run(() -> Rendering.render(value));
    } catch (Exception | Error e) {
      throwIfStopped();
      String text = "while showing the result: " + e.getMessage();
      throw new CellError(e.getClass().getSimpleName(), text, List.of());
    }
  }

  /** Stops the running cell; without one it does nothing. */
  void interrupt() {
    runner.interrupt();
  }

  /** Adds a jar or a folder of classes for the cells to come. */
  void addToClassPath(Path path) {
    shell.addToClasspath(path.toString());
  }

  Magics magics() {
    return magics;
  }

  JShell shell() {
    return shell;
  }

  private Object run(String source) throws CellError {
    if (Magics.isCellMagic(source)) {
      return magics.cell(source);
    }
    List<Piece> pieces = Piece.split(shell.sourceCodeAnalysis(), Magics.toJava(source));
    for (Piece piece : pieces) {
      if (!piece.isWellFormed()) {
        // Asked first, so that no half of a broken cell runs.
        throw CompileErrors.of(piece, refuse(piece));
      }
    }
    Object result = null;
    var unfinished = new LinkedHashMap<DeclarationSnippet, Piece>();
    for (Piece piece : pieces) {
      throwIfStopped();
      result = run(piece, unfinished);
    }
    unfinished.forEach(verdict::warnIfUnresolved);
    return isByproduct(result) ? null : result;
  }

  /** What display() and System.out.printf() return besides what they show. */
  private static boolean isByproduct(Object value) {
    return Display.isLastId(value) || value == System.out || value == System.err;
  }

  /** What the compiler says about text that is no statement; such text never runs. */
  private Stream<Diag> refuse(Piece piece) {
    return shell.eval(piece.source()).stream().flatMap(event -> shell.diagnostics(event.snippet()));
  }

  private Object run(Piece piece, Map<DeclarationSnippet, Piece> unfinished) throws CellError {
    control.reset();
    Map<String, Field> before = variables.all();
    List<SnippetEvent> events = shell.eval(piece.source());
    variables.restore(before, events);
    throwIfStopped();
    Object result = null;
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null) {
        origins.add(event.snippet().id(), piece);
        verdict.throwIfFailed(piece, event);
        if (event.status() != Status.VALID
            && event.snippet() instanceof DeclarationSnippet declared) {
          unfinished.put(declared, piece);
        }
        result =
            switch (event.snippet().subKind()) {
              case VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND ->
                  control.value();
              default -> null;
            };
      }
    }
    return result;
  }

  private void throwIfStopped() throws CellError {
    List<String> background =
        runner.isLeftBehind()
            ? List.of(
                "    Code in a library did not look at Thread.interrupted() and goes on in the"
                    + " background.")
            : List.of();
    switch (runner.stopped()) {
      case NONE -> {}
      case INTERRUPT ->
          throw new CellError("Interrupted", "the cell was stopped on request", background);
      case TIMEOUT ->
          throw new CellError(
              "Timeout", "a statement took longer than IJAVA_TIMEOUT allows", background);
    }
  }

  private interface CellCode<T> {
    T run() throws CellError;
  }

  private record SameJvm(CellControl control) implements ExecutionControlProvider {
    @Override
    public String name() {
      return "same-jvm";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
      return control;
    }
  }
}
