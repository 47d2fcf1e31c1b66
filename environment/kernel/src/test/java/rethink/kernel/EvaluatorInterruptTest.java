package rethink.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class EvaluatorInterruptTest {

  private static Evaluator evaluator;

  @BeforeAll
  static void start() throws Exception {
    evaluator = new Evaluator(Settings.DEFAULTS);
    CellLibrary.evaluator = evaluator;
  }

  /**
   * Runs a statement, interrupts it 300 ms after its own code began (not while it is compiled), and
   * returns the seconds it then took.
   */
  private static double secondsToStop(String statement) throws Exception {
    CellLibrary.runs = new CountDownLatch(1);
    long[] interruptedAt = new long[1];
    var reader =
        new Thread(
            () -> {
              try {
                CellLibrary.runs.await();
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
            () ->
                evaluator.evaluate(
                    "{ rethink.kernel.CellLibrary.tellItRuns(); " + statement + " }"));
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
        "fib(90);",
        "IntSupplier s = () -> { while (true) { } }; s.getAsInt();",
        "Thread.sleep(60_000);",
        "new Semaphore(0).acquire();",
        "IntStream.range(0, 4).parallel().forEach(i -> { while (true) { } });",
      })
  void interrupt_runningCell_stopsItAtOnce(String statement) throws Exception {
    evaluator.evaluate(
        """
        import java.util.function.*;
        import java.util.stream.*;
        int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
        """);

    // Well below the grace for deaf code, also on a machine that is short of processors.
    assertThat(secondsToStop(statement)).isLessThan(4);
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
    assertThat(secondsToStop("rethink.kernel.CellLibrary.beDeaf(12);")).isBetween(4.0, 11.0);
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
        """
        long work() { long s = 0; for (int i = 0; i < 300_000_000; i++) s += i ^ (s >> 3); return s; }
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        work();
        long before = threads.getCurrentThreadCpuTime();
        work();
        """);

    // Processor time, because the clock also counts what other programs take.
    long nanos = (Long) evaluator.evaluate("threads.getCurrentThreadCpuTime() - before");
    assertThat(nanos / 1e9).isLessThan(3);
  }
}
