package rethink.bench;

import java.util.List;

/**
 * All arms of one interleaving, in the order of the contestants.
 *
 * @param otherProcessors see {@link OtherLoad}
 */
record Measurement(List<Measured> arms, double otherProcessors) {
  Measured arm(int index) {
    return arms.get(index);
  }
}
