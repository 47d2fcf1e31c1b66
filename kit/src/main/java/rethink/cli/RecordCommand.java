package rethink.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rethink.log.CodeCopy;
import rethink.log.Run;
import rethink.log.RunCopy;
import rethink.progress.ProgressLine;
import rethink.sweep.EventLines;
import rethink.sweep.Sweep;
import rethink.sweep.SweepOutcome;
import rethink.train.Experiment;

/** Performs the plan of recorded runs with whatever time a machine has. */
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    description = {
      "Performs what the plan names and nobody has recorded yet, in the plan's order, several runs"
          + " at a time, at the lowest priority.",
      "Each finished run is copied into notebooks/recorded at once, without weights. Runs that were"
          + " broken off go on where they were, with the code that they began with.",
      "Several may share one folder of runs; they share the work."
    },
    footer = {
      "",
      "Examples: what there is to do and how long it takes here; two hours of it.",
      "  rethink record --list",
      "  rethink record --hours 2 --runs /var/tmp/rethink-record"
    })
final class RecordCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--list",
      description = "Performs nothing; prints rows, their state, images/s seen, and hours left.")
  private boolean list;

  @Option(names = "--hours", description = "Stops after so many hours (default: at the end).")
  private Double hours;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "ITEM",
      description = "These items of the plan only (default: all).")
  private Set<String> items = Set.of();

  @Option(
      names = "--jobs",
      description = "Runs at a time (default: as many as processors and memory allow).")
  private Integer jobs;

  @Option(
      names = "--runs",
      paramLabel = "FOLDER",
      description =
          "Where runs are performed; it should outlast the checkout"
              + " (default: ~/.cache/rethink/record).")
  private Path runs = Path.of(System.getProperty("user.home"), ".cache", "rethink", "record");

  @Option(
      names = "--into",
      paramLabel = "FOLDER",
      description = "Where finished runs are copied to (default: notebooks/recorded).")
  private Path recorded = project("notebooks", "recorded");

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "What to record (default: notebooks/recorded/plan.txt).")
  private Path plan = project("notebooks", "recorded", "plan.txt");

  @Option(
      names = "--fresh-code",
      description =
          "Takes today's code, which has to be committed, in place of the copy that the folder of"
              + " runs has; runs that were broken off may start anew.")
  private boolean freshCode;

  @Option(names = "--copy-code", hidden = true, description = "Only names the copy's folder.")
  private boolean copyCode;

  private static Path project(String first, String... more) {
    return Path.of(System.getProperty("rethink.home", ""), first).resolve(Path.of("", more));
  }

  @Override
  public Integer call() {
    if (copyCode) {
      System.out.println(CodeCopy.in(runs.resolve("code"), freshCode).toAbsolutePath());
      return 0;
    }
    Recording recording = Recording.of(RecordPlan.read(plan), items, recorded, runs);
    if (list) {
      RecordList.of(recording).forEach(System.out::println);
      return 0;
    }
    recording.requireCode();
    recording.requireExactImages();
    Thread clock = clock(Thread.currentThread());
    try {
      return perform(recording);
    } catch (CancellationException e) {
      // The clock's interrupt has done what it was for.
      Thread.interrupted();
      System.out.printf("stopped after %s hours; the same command goes on from here%n", hours);
      return 0;
    } finally {
      clock.interrupt();
    }
  }

  /** Interrupts a thread once the hours are over. */
  private Thread clock(Thread worker) {
    Thread clock =
        new Thread(
            () -> {
              try {
                TimeUnit.SECONDS.sleep(hours == null ? Long.MAX_VALUE : Math.round(3600 * hours));
                worker.interrupt();
              } catch (InterruptedException atTheEnd) {
                // Nobody waits for the hours any more.
              }
            },
            "rethink-clock");
    clock.setDaemon(true);
    clock.start();
    return clock;
  }

  private int perform(Recording recording) {
    int wanted = 0;
    int done = 0;
    boolean failed = false;
    for (List<RecordPlan.Row> part : recording.parts()) {
      if (part.get(0).isKernel()) {
        SolvedRecord solved = recording.solved(part.get(0));
        if (!solved.isDone()) {
          wanted++;
          try {
            done += solved.solve(runs) ? 1 : 0;
          } catch (IllegalStateException e) {
            failed = true;
            spec.commandLine().getErr().println(e.getMessage());
          }
        }
      } else {
        SweepOutcome outcome = sweep(recording.left(part));
        wanted += outcome.experiments().size();
        done += outcome.finished().size();
        if (!outcome.failures().isEmpty()) {
          failed = true;
          spec.commandLine().getErr().println(outcome.failureText());
        }
      }
    }
    System.out.printf("%d of %d runs were recorded in %s%n", done, wanted, recorded);
    return failed ? 1 : 0;
  }

  private SweepOutcome sweep(List<Experiment> left) {
    Sweep sweep = Sweep.of(left).in(runs).keepingOrder();
    try (ProgressLine line = ProgressLine.start("recording")) {
      return (jobs == null ? sweep : sweep.jobs(jobs))
          .perform(
              new EventLines(System.out, line) {
                @Override
                protected void finished(Experiment experiment, Run run) {
                  RunCopy.into(recorded, run);
                }
              });
    }
  }
}
