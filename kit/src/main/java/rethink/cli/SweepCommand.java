package rethink.cli;

import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import rethink.progress.ProgressLine;
import rethink.sweep.EventLines;
import rethink.sweep.LiveTable;
import rethink.sweep.Sweep;
import rethink.sweep.SweepListener;
import rethink.sweep.SweepOutcome;

/** Performs many runs, several at a time. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Performs many runs, several at a time, each in a process of its own.",
      "Finished runs are skipped; after Ctrl-C, or a crash, the same command goes on. Several"
          + " sweeps may share one folder, also from several machines."
    },
    footer = {
      "",
      "Examples: the runs of a figure; one network of another; then how dropout does with two"
          + " networks and three seeds.",
      "  rethink sweep --figure 1a --scale quick",
      "  rethink sweep --figure 1b --scale standard --dataset cifar10 --only model=mlp-1x512",
      "  rethink sweep --model inception/4,alexnet --corruption true-labels,random-labels --n 5000"
          + " --with dropout:0.8 --seed 1,2,3 --dry-run"
    })
final class SweepCommand implements Callable<Integer> {
  private static final Pattern SHARD = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  @Spec private CommandSpec spec;

  @Mixin private SweepSource source;

  @Mixin private RunsOption store;

  @Option(
      names = "--jobs",
      description =
          "Runs at a time (default: as many as leave a processor to each thread and fit into"
              + " memory).")
  private Integer jobs;

  @Option(
      names = "--threads",
      description = "Compute threads of each run (default: OMP_NUM_THREADS, else 1).")
  private Integer threads;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "Performs the I-th of N parts, to share a sweep among machines.")
  private String shard;

  @Option(
      names = "--dry-run",
      description = "Performs nothing; tells what there is to do, and how long it may take.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Sweep sweep = sweep();
    if (dryRun) {
      DryRun.of(sweep).forEach(System.out::println);
      return 0;
    }
    SweepOutcome outcome = perform(sweep);
    System.out.println(
        "%d of %d runs are done, in %s"
            .formatted(outcome.finished().size(), sweep.experiments().size(), sweep.runs()));
    if (!outcome.failures().isEmpty()) {
      spec.commandLine().getErr().println(outcome.failureText());
      return 1;
    }
    return 0;
  }

  private Sweep sweep() {
    Sweep sweep = Sweep.of(source.experiments(spec)).in(store.store().folder());
    sweep = threads == null ? sweep : sweep.threads(threads);
    sweep = jobs == null ? sweep : sweep.jobs(jobs);
    if (shard == null) {
      return sweep;
    }
    Matcher parts = SHARD.matcher(shard);
    if (!parts.matches()) {
      throw new ParameterException(
          spec.commandLine(), "--shard is \"%s\", wanted as in 1/4".formatted(shard));
    }
    return sweep.shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  /** On a terminal in a table, elsewhere on lines; a signal leaves the screen in order. */
  private static SweepOutcome perform(Sweep sweep) {
    int columns = Integer.getInteger("rethink.columns", 0);
    if (columns > 0 || ProgressLine.isTerminal()) {
      LiveTable table = new LiveTable(System.out, columns > 0 ? columns : 80);
      return stoppable(sweep, table, table::close);
    }
    try (ProgressLine line = ProgressLine.start("training")) {
      SweepOutcome outcome = stoppable(sweep, new EventLines(System.out, line), () -> {});
      line.done("%d runs".formatted(outcome.finished().size()));
      return outcome;
    }
  }

  private static SweepOutcome stoppable(Sweep sweep, SweepListener view, Runnable close) {
    Thread farewell =
        new Thread(
            () -> {
              close.run();
              System.err.println("Stopped; the same command goes on from here.");
            });
    Runtime.getRuntime().addShutdownHook(farewell);
    try {
      return sweep.perform(view);
    } finally {
      close.run();
      Runtime.getRuntime().removeShutdownHook(farewell);
    }
  }
}
