package rethink.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EvaluatorInterruptTest {

  private static Evaluator evaluator;

  @BeforeAll
  static void start() throws Exception {
    evaluator = new Evaluator(Settings.DEFAULTS);
    CellLibrary.evaluator = evaluator;
  }

  /**
   * Runs a cell, interrupts it 300 ms after it said that it runs, and returns the seconds it then
   * took.
   */
  private static double secondsToStop(String cell) throws Exception {
    System.clearProperty("cell.runs");
    long[] interruptedAt = new long[1];
    var reader =
        new Thread(
            () -> {
              try {
                while (System.getProperty("cell.runs") == null) {
                  Thread.sleep(10);
                }
                Thread.sleep(300);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              interruptedAt[0] = System.nanoTime();
              evaluator.interrupt();
            });
    reader.start();
    CellError error =
        catchThrowableOfType(
            CellError.class,
            () -> evaluator.evaluate("System.setProperty(\"cell.runs\", \"1\");\n" + cell));
    double seconds = (System.nanoTime() - interruptedAt[0]) / 1e9;
    reader.join();
    assertThat(error.name()).isEqualTo("Interrupted");
    return seconds;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true);",
        "for (;;) { try { Thread.sleep(1); } catch (Exception e) { } }",
        "long n = 0; do { n++; } while (n >= 0);",
        "int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }\nfib(90)",
        "IntSupplier s = () -> { while (true) { } };\ns.getAsInt();",
        "Thread.sleep(60_000);",
        "new Semaphore(0).acquire();",
        "IntStream.range(0, 4).parallel().forEach(i -> { while (true) { } });",
      })
  void interrupt_runningCell_stopsItAtOnce(String cell) throws Exception {
    evaluator.evaluate("import java.util.function.*;\nimport java.util.stream.*;");

    assertThat(secondsToStop(cell)).isLessThan(1);
    assertThat(evaluator.evaluate("2 * 3")).isEqualTo(6);
  }

  @Test
  void interrupt_betweenTwoStatements_isNotLost() {
    // The first statement swallows its thread's interrupt, so only the memory of it can stop the
    // second.
    CellError error =
        catchThrowableOfType(
            CellError.class,
            () ->
                evaluator.evaluate(
                    "rethink.kernel.CellLibrary.interruptCallerUnnoticed();\n"
                        + "System.setProperty(\"cell.second\", \"ran\");"));

    assertThat(error.name()).isEqualTo("Interrupted");
    assertThat(System.getProperty("cell.second")).isNull();
  }

  @Test
  void interrupt_withoutACell_changesNothing() throws CellError {
    evaluator.interrupt();

    assertThat(evaluator.evaluate("int x = 0;\nfor (int i = 0; i < 10; i++) x += i;\nx"))
        .isEqualTo(45);
  }

  @Test
  void interrupt_deafLibrary_isLeftBehindAndTheSessionLivesOn() throws Exception {
    assertThat(secondsToStop("rethink.kernel.CellLibrary.beDeaf(9);")).isBetween(4.0, 7.0);
    assertThat(evaluator.evaluate("2 * 3")).isEqualTo(6);
  }

  @Test
  void evaluate_longerThanTheTimeout_isStopped() throws Exception {
    var impatient =
        new Evaluator(new Settings(List.of(), List.of(), "", List.of(), Duration.ofMillis(300)));

    CellError error =
        catchThrowableOfType(CellError.class, () -> impatient.evaluate("1 + 1;\nwhile (true);"));

    assertThat(error.name()).isEqualTo("Timeout");
    assertThat(impatient.evaluate("4 + 4")).isEqualTo(8);
  }

  @Test
  void evaluate_manyIterations_costsLittle() throws CellError {
    evaluator.evaluate(
        "long work() { long s = 0; for (int i = 0; i < 300_000_000; i++) s += i ^ (s >> 3); return"
            + " s; }");
    evaluator.evaluate("work()");
    long start = System.nanoTime();

    evaluator.evaluate("work()");

    assertThat((System.nanoTime() - start) / 1e9).isLessThan(5);
  }
}
