package rethink.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rethink.model.Model;

/**
 * The kit beside a peer on one model.
 *
 * @param ours images per second of all processes together
 * @param peer likewise
 * @param peak the quicker of ND4J's and libtorch's matrix product, in FLOP per second of as many
 *     processes
 * @param flopPerImage see {@link TrainingCost}
 * @param otherProcessors see {@link OtherLoad}
 */
record Comparison(
    Contestant contestant,
    Contestant opponent,
    Interleaving schedule,
    Measured ours,
    Measured peer,
    Measured peak,
    long flopPerImage,
    double otherProcessors) {

  static Comparison of(Model model, int batch, Arm peer, Interleaving schedule) {
    Contestant ours = Contestant.of(Arm.OURS, model, batch);
    Contestant opponent = Contestant.of(peer, model, batch);
    long flop = TrainingCost.flopPerImage(model);
    Measurement measured =
        schedule.measure(
            "%s, batch %d".formatted(model.name(), batch),
            List.of(
                ours,
                opponent,
                Contestant.of(Arm.ND4J_PRODUCT, model, batch),
                Contestant.of(Arm.LIBTORCH_PRODUCT, model, batch)));
    Measured nd4j = measured.arm(2);
    Measured torch = measured.arm(3);
    boolean nd4jIsQuicker = nd4j.perSecond().median() > torch.perSecond().median();
    return new Comparison(
        ours,
        opponent,
        schedule,
        measured.arm(0),
        measured.arm(1),
        nd4jIsQuicker ? nd4j : torch,
        flop,
        measured.otherProcessors());
  }

  /** Quotient of the two medians. */
  double ratio() {
    return ours.perSecond().median() / peer.perSecond().median();
  }

  /** The quotients within each round, which drift less than the speeds. */
  Spread ratioOfRounds() {
    return ours.over(peer);
  }

  double gigaflopPerSecond() {
    return ours.perSecond().median() * flopPerImage / 1e9;
  }

  double shareOfPeak() {
    return share(ours);
  }

  private double share(Measured arm) {
    return arm.perSecond().median() * flopPerImage / peak.perSecond().median();
  }

  /** As an object of the JSON list. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("model", contestant.model().name());
    fields.put("peer", opponent.arm().toString());
    fields.put("peerSettings", opponent.settings().toString());
    fields.put("batch", contestant.batch());
    fields.put("jobs", schedule.jobs);
    fields.put("threads", schedule.threads);
    fields.put("rounds", schedule.rounds);
    fields.put("secondsPerRound", schedule.seconds);
    ours.perSecond().into(fields, "imagesPerSecond");
    peer.perSecond().into(fields, "peerImagesPerSecond");
    fields.put("ratio", ratio());
    fields.put("ratioOfRoundsLowerQuartile", ratioOfRounds().lower());
    fields.put("ratioOfRoundsUpperQuartile", ratioOfRounds().upper());
    fields.put("flopPerImage", flopPerImage);
    fields.put("gigaflopPerSecond", gigaflopPerSecond());
    fields.put("peakGigaflopPerSecond", peak.perSecond().median() / 1e9);
    fields.put("shareOfPeak", shareOfPeak());
    fields.put("peerShareOfPeak", share(peer));
    fields.put("residentMebibytes", ours.residentMebibytes());
    fields.put("peerResidentMebibytes", peer.residentMebibytes());
    fields.put("otherProcessors", Double.isNaN(otherProcessors) ? null : otherProcessors);
    return fields;
  }
}
