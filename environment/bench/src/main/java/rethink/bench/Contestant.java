package rethink.bench;

import rethink.model.Model;

/**
 * What is measured: an arm, what it trains, and how it is set.
 *
 * @param batch images in one step
 * @param settings beside what every process inherits
 */
record Contestant(Arm arm, Model model, int batch, PeerSettings settings) {

  /** With the settings that are best for the arm. */
  static Contestant of(Arm arm, Model model, int batch) {
    return new Contestant(
        arm, model, batch, arm == Arm.LIBTORCH ? PeerSettings.best() : PeerSettings.NONE);
  }
}
