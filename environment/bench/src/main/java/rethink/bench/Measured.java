package rethink.bench;

import java.util.List;

/** What a contestant did in each round. */
record Measured(List<Turn> turns) {
  Measured {
    turns = List.copyOf(turns);
  }

  Spread perSecond() {
    return Spread.of(turns.stream().mapToDouble(Turn::perSecond).toArray());
  }

  /** How many times as much as another did, round by round. */
  Spread over(Measured other) {
    double[] ratios = new double[turns.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = turns.get(i).perSecond() / other.turns.get(i).perSecond();
    }
    return Spread.of(ratios);
  }

  /** Memory of one process in the last round, in MiB; 0 where the system does not say. */
  long residentMebibytes() {
    return turns.get(turns.size() - 1).residentBytes() >> 20;
  }
}
