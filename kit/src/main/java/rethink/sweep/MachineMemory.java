package rethink.sweep;

import rethink.log.Machine;

/**
 * The memory of a machine, to be shared among the runs of a sweep.
 *
 * @param megabytes that this process and its children may use
 */
record MachineMemory(long megabytes) {
  /** For the parent and the system: an eighth, and at least this. */
  private static final long LEAST_RESERVE = 500;

  /**
   * Enough for most runs, and twice what is needed is enough for others: more would only tell apart
   * children that could serve the next sweep as well.
   */
  private static final long PLENTY = 3_000;

  /** As the launchers found it (system property rethink.memoryMegabytes), else as Java does. */
  static MachineMemory here() {
    Long found = Long.getLong("rethink.memoryMegabytes");
    return new MachineMemory(found == null ? Machine.here().memoryBytes() >> 20 : found);
  }

  /** What children may have together. */
  long available() {
    return Math.max(0, megabytes - Math.max(LEAST_RESERVE, megabytes / 8));
  }

  /** The most jobs at a time that each have what one needs; one where not even that fits. */
  int jobs(long need) {
    return Math.toIntExact(Math.max(1, available() / need));
  }

  /**
   * Megabytes of each of several jobs; a single one gets what it needs, come what may.
   *
   * @throws IllegalArgumentException if several do not fit
   */
  long share(int jobs, long need) {
    if (jobs > jobs(need)) {
      throw new IllegalArgumentException(
          "%d runs at a time need %,d MB each, %,d MB in all; of this machine's %,d MB they may have %,d: choose --jobs %d"
              .formatted(jobs, need, jobs * need, megabytes, available(), jobs(need)));
    }
    return Math.min(Math.max(available() / jobs, need), Math.max(PLENTY, 2 * need));
  }
}
