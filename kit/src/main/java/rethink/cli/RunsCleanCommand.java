package rethink.cli;

import java.io.Console;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rethink.log.Removal;
import rethink.log.RunState;
import rethink.log.StoredRun;

/** Removes what a store need not keep. */
@Command(
    name = "clean",
    mixinStandardHelpOptions = true,
    description = {
      "Removes runs that were broken off or failed, and what is left over in finished ones:"
          + " checkpoints and files that were not written whole.",
      "With ids, a filter or --all it removes every run so chosen, finished ones too. A run that is"
          + " being performed is never touched."
    },
    footer = {
      "",
      "Example: what would go, if all runs of a network went?",
      "  rethink runs clean --model mlp-1x512 --dry-run"
    })
final class RunsCleanCommand implements Callable<Integer> {
  @Mixin private RunChoice choice;

  @Option(names = "--all", description = "Removes finished and damaged runs, too.")
  private boolean all;

  @Option(names = "--dry-run", description = "Only says what would go.")
  private boolean dryRun;

  @Override
  public Integer call() {
    List<Removal> removals = removals();
    if (dryRun) {
      removals.forEach(removal -> print("would remove", removal));
    } else if (!removals.isEmpty() && !isWanted(removals)) {
      System.out.println("nothing is removed");
      return 1;
    }
    int files = 0;
    long bytes = 0;
    for (Removal removal : removals) {
      if (dryRun || removed(removal)) {
        files += removal.files().size();
        bytes += removal.bytes();
      }
    }
    System.out.printf("%s %,d files, %,d bytes%n", dryRun ? "in all" : "removed", files, bytes);
    return 0;
  }

  private List<Removal> removals() {
    List<Removal> removals = new ArrayList<>();
    for (StoredRun run : choice.runs()) {
      boolean unfinished = run.state() == RunState.BROKEN_OFF || run.state() == RunState.FAILED;
      if (run.state() == RunState.RUNNING) {
        continue;
      }
      if (unfinished || all || !choice.isEverything()) {
        removals.add(Removal.whole(run));
      } else {
        Removal leftovers = Removal.leftovers(run);
        if (!leftovers.files().isEmpty()) {
          removals.add(leftovers);
        }
      }
    }
    return removals;
  }

  private static boolean removed(Removal removal) {
    if (!removal.perform()) {
      System.out.println(
          "kept " + removal.stored().id() + ": it is being performed, or was finished meanwhile");
      return false;
    }
    print("removed", removal);
    if (removal.whole() && Files.exists(removal.stored().run().directory())) {
      System.out.printf(
          "  %s stays, with files that are none of the kit's%n",
          removal.stored().run().directory());
    }
    return true;
  }

  private static void print(String what, Removal removal) {
    StoredRun stored = removal.stored();
    System.out.printf(
        "%s %s%s: %s, %s, seed %d, %s after %d epochs, %,d bytes%n",
        what,
        removal.whole() ? "" : "leftovers of ",
        stored.id(),
        stored.run().model(),
        stored.run().corruption(),
        stored.run().seed(),
        stored.state(),
        stored.run().epochs().size(),
        removal.bytes());
  }

  /** Asks on a terminal only; the launcher tells of one by its width. */
  private static boolean isWanted(List<Removal> removals) {
    Console console = System.console();
    if (console == null || Integer.getInteger("rethink.columns", 0) == 0) {
      return true;
    }
    long runs = removals.stream().filter(Removal::whole).count();
    String answer =
        console.readLine(
            "To remove: %d unfinished or chosen, leftovers of %d others. Go on? [y/N] ",
            runs, removals.size() - runs);
    return "y".equals(answer) || "yes".equals(answer);
  }
}
