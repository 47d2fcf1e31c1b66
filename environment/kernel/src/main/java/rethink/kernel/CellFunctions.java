package rethink.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.IOException;
import java.util.List;

/** The functions that every cell can call by their bare names, as in IJava. */
public final class CellFunctions {

  private static volatile Evaluator evaluator;

  private CellFunctions() {}

  static void connect(Evaluator newEvaluator) {
    evaluator = newEvaluator;
  }

  /**
   * Shows an object, as the mime types asked for or as those it prefers, and returns its display
   * id.
   */
  public static String display(Object value, String... mimes) {
    return Display.show(Rendering.render(value, mimes));
  }

  /** Replaces what {@link #display} returned the id of. */
  public static void updateDisplay(String displayId, Object value, String... mimes) {
    Display.update(displayId, Rendering.render(value, mimes));
  }

  /** The object as the data that {@link #display} would show; a cell that ends with it shows it. */
  public static DisplayData render(Object value, String... mimes) {
    return Rendering.data(Rendering.render(value, mimes));
  }

  /** Prints to the cell's standard output by {@link String#format}'s rules. */
  public static void printf(String format, Object... arguments) {
    System.out.printf(format, arguments);
  }

  /** Evaluates Java source in the notebook's session and returns the last expression's value. */
  public static Object eval(String source) throws CellError {
    return evaluator.evaluate(source);
  }

  /** Runs the magic {@code %name arguments}. */
  @SuppressWarnings("unchecked") // As in IJava, the caller says what the magic returns.
  public static <T> T lineMagic(String name, List<String> arguments) throws IOException, CellError {
    return (T) evaluator.magics().line(name, arguments);
  }

  /** What a line {@code %name arguments} of a cell becomes. */
  public static void $lineMagic(String name, String... arguments) throws CellError {
    try {
      evaluator.magics().line(name, List.of(arguments));
    } catch (IOException e) {
      // Without the stack, in which there is only this kernel.
      throw new CellError(e.getClass().getSimpleName(), e.getMessage(), List.of());
    }
  }

  /** Runs the magic {@code %%name arguments} on a body. */
  @SuppressWarnings("unchecked") // As in IJava, the caller says what the magic returns.
  public static <T> T cellMagic(String name, List<String> arguments, String body) throws CellError {
    return (T) evaluator.magics().cell(name, arguments, body);
  }
}
