package rethink.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rethink.corrupt.Corruption;
import rethink.corrupt.TrueLabels;
import rethink.data.Checksum;
import rethink.data.Dataset;
import rethink.layer.Precision;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.model.Model;
import rethink.regularize.Cropping;
import rethink.regularize.Regularizer;

/**
 * One run as a value: everything its result depends on. {@link #of} gives the paper's protocol
 * (appendix A): batches of 128, momentum 0.9, the model's own learning rate times 0.95 after each
 * epoch, no regularizer.
 *
 * @param regularizers in the order in which they act; none at first
 * @param seed of the weights, the order of the images, the corruption and the regularizers
 */
public record Experiment(
    Dataset dataset,
    Corruption corruption,
    Model model,
    List<Regularizer> regularizers,
    Protocol protocol,
    long seed) {

  public Experiment {
    regularizers = Regularizer.inOrder(regularizers);
    for (Regularizer each : regularizers) {
      if (each instanceof Cropping && !corruption.keepsPixels()) {
        throw new IllegalArgumentException(
            ("\"%s\" with \"%s\": pixels are corrupted in the central crop alone, so that there is"
                    + " nothing around it to crop from; leave one of them out")
                .formatted(each.name(), corruption.name()));
      }
    }
  }

  /**
   * The paper's protocol for a model on the dataset in use, true labels, 100 epochs at most, seed
   * 1.
   */
  public static Experiment of(Model model) {
    Protocol protocol = Protocol.ofThePaper(model.learningRate());
    return new Experiment(Dataset.current(), new TrueLabels(), model, List.of(), protocol, 1);
  }

  /**
   * The experiment that has this {@link #json}.
   *
   * @throws IllegalArgumentException if the format is another, or a field is missing, unknown or
   *     impossible
   */
  public static Experiment read(JsonNode json) {
    return ExperimentJson.read(json);
  }

  public Experiment on(Dataset data) {
    return new Experiment(data, corruption, model, regularizers, protocol, seed);
  }

  public Experiment with(Corruption other) {
    return new Experiment(dataset, other, model, regularizers, protocol, seed);
  }

  /** Adds regularizers; their order means nothing, and two of a kind are refused. */
  public Experiment with(Regularizer... more) {
    List<Regularizer> all = Stream.concat(regularizers.stream(), Stream.of(more)).toList();
    return new Experiment(dataset, corruption, model, all, protocol, seed);
  }

  public Experiment with(Protocol other) {
    return new Experiment(dataset, corruption, model, regularizers, other, seed);
  }

  public Experiment seed(long other) {
    return new Experiment(dataset, corruption, model, regularizers, protocol, other);
  }

  public Experiment learningRate(double rate) {
    return with(protocol.learningRate(rate));
  }

  public Experiment decay(double factor) {
    return with(protocol.decay(factor));
  }

  public Experiment batch(int images) {
    return with(protocol.batch(images));
  }

  public Experiment epochs(int most) {
    return with(protocol.epochs(most));
  }

  /** Ends the run after the first epoch with this loss; 0 for never. */
  public Experiment stopAtLoss(double loss) {
    return with(protocol.stop(StopRule.atLoss(loss)));
  }

  public Experiment stop(StopRule rule) {
    return with(protocol.stop(rule));
  }

  /** Measures the whole training and test sets after these epochs only, and at the end. */
  public Experiment measuring(MeasuredEpochs epochs) {
    return with(protocol.measured(epochs));
  }

  /** Multiplies in these numbers; bfloat16 is quick where the processor has AMX. */
  public Experiment precision(Precision numbers) {
    return with(protocol.precision(numbers));
  }

  public double learningRate() {
    return protocol.learningRate();
  }

  public double decay() {
    return protocol.decay();
  }

  public double momentum() {
    return protocol.momentum();
  }

  public int batch() {
    return protocol.batch();
  }

  public int epochs() {
    return protocol.epochs();
  }

  public StopRule stop() {
    return protocol.stop();
  }

  public MeasuredEpochs measured() {
    return protocol.measured();
  }

  public Precision precision() {
    return protocol.precision();
  }

  /**
   * Names the run's directory: the first 12 hexadecimal digits of the SHA-256 of {@link #json()}.
   */
  public String id() {
    return Checksum.sha256(json().toString()).substring(0, 12);
  }

  /** The canonical form: all fields, always in this order; {@link #read} is its inverse. */
  public JsonNode json() {
    return ExperimentJson.write(this);
  }

  /**
   * Performs it into the shared run store, or reads it back if that was done before; shows a
   * progress line.
   */
  public Run run() {
    return Trainer.run(this, Runs.home());
  }

  /** Steps in one epoch; the last batch may be smaller. */
  public int stepsPerEpoch() {
    return (dataset.trainSize() + batch() - 1) / batch();
  }

  @Override
  public String toString() {
    String with =
        regularizers.stream().map(each -> ", " + each.name()).collect(Collectors.joining());
    String numbers = precision() == Precision.FLOAT32 ? "" : ", " + precision();
    return "%s on %s (n=%d), %s%s%s, seed %d"
        .formatted(
            model.name(),
            dataset.name(),
            dataset.trainSize(),
            corruption.name(),
            with,
            numbers,
            seed);
  }
}
