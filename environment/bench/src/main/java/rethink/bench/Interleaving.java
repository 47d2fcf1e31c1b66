package rethink.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/**
 * Measures contestants in turns of some seconds, only one of them at work at any time, so that
 * whatever else the machine does falls on all of them alike.
 */
final class Interleaving {
  @Option(
      names = "--jobs",
      defaultValue = "2",
      description = "Processes of an arm at the same time (default: ${DEFAULT-VALUE}).")
  int jobs;

  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "Compute threads of each process (default: ${DEFAULT-VALUE}).")
  int threads;

  @Option(
      names = "--rounds",
      defaultValue = "7",
      description = "Turns of each arm (default: ${DEFAULT-VALUE}).")
  int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "2",
      description = "Length of a turn; at least one step (default: ${DEFAULT-VALUE}).")
  double seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "6",
      description = "Length of a first turn that does not count (default: ${DEFAULT-VALUE}).")
  double warmUp;

  /** Measures each, in the order given; tells on standard error how far it has come. */
  Measurement measure(String what, List<Contestant> contestants) {
    require(jobs, "--jobs");
    require(threads, "--threads");
    require(rounds, "--rounds");
    List<Team> teams = new ArrayList<>();
    try {
      for (Contestant contestant : contestants) {
        System.err.printf("%s: starting %s%n", what, contestant.arm());
        teams.add(new Team(contestant, jobs, threads));
      }
      System.err.printf("%s: warming up%n", what);
      teams.forEach(team -> team.turn(warmUp));
      System.err.printf("%s: %d rounds of %s s for each%n", what, rounds, seconds);
      return rounds(teams);
    } finally {
      teams.forEach(Team::close);
    }
  }

  private Measurement rounds(List<Team> teams) {
    List<List<Turn>> turns = new ArrayList<>();
    teams.forEach(team -> turns.add(new ArrayList<>()));
    List<Integer> order = new ArrayList<>(IntStream.range(0, teams.size()).boxed().toList());
    OtherLoad others =
        new OtherLoad(teams.stream().flatMap(team -> team.processes().stream()).toList());
    for (int round = 0; round < rounds; round++) {
      for (int i : order) {
        turns.get(i).add(teams.get(i).turn(seconds));
      }
      // There and back, so that no arm always follows the same other.
      Collections.reverse(order);
    }
    return new Measurement(turns.stream().map(Measured::new).toList(), others.processors());
  }

  private static void require(int value, String option) {
    if (value < 1) {
      throw new IllegalArgumentException(option + " is " + value + ", wanted at least 1");
    }
  }
}
