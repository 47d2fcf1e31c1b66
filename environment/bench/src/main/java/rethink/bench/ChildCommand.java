package rethink.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rethink.model.Model;

/**
 * One process of one arm: says "ready" after its first step, then works for as many seconds as each
 * line on standard input says, and answers with a {@link Turn}. It ends with its input.
 */
@Command(name = "child", hidden = true, description = "One process of a benchmark.")
final class ChildCommand implements Callable<Integer> {
  static final String READY = "ready";

  @Option(names = "--arm", required = true)
  private Arm arm;

  @Option(names = "--model", required = true)
  private String model;

  @Option(names = "--batch", required = true)
  private int batch;

  @Option(names = "--with")
  private Set<PeerOption> options = EnumSet.noneOf(PeerOption.class);

  @Override
  public Integer call() throws IOException {
    PrintStream answers = System.out;
    // Whatever a library prints must not pass for an answer.
    System.setOut(System.err);
    try (Step step = arm.open(Model.named(model), batch, options);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      step.run();
      answers.println(READY);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        answers.println(turn(step, Double.parseDouble(line)).line());
      }
    }
    return 0;
  }

  private static Turn turn(Step step, double seconds) throws IOException {
    long work = 0;
    long started = System.nanoTime();
    double elapsed;
    do {
      work += step.run();
      elapsed = (System.nanoTime() - started) / 1e9;
    } while (elapsed < seconds);
    return new Turn(work / elapsed, Resident.ofThisProcess());
  }
}
