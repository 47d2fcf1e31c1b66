package rethink.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import rethink.corrupt.Corruption;
import rethink.corrupt.TrueLabels;
import rethink.data.Dataset;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.model.Model;

/**
 * One run as a value: everything its result depends on. {@link #of} gives the paper's protocol
 * (appendix A): batches of 128, momentum 0.9, the model's own learning rate times 0.95 after each
 * epoch, no regularizer.
 *
 * @param learningRate of the first epoch
 * @param decay factor on the learning rate after each epoch
 * @param momentum classical (heavy-ball), 0..1
 * @param batch images in one step
 * @param epochs most passes over the training set
 * @param stopAtLoss the run ends after the first epoch whose running loss (the mean over its
 *     batches, each before its step) and whose loss on the whole training set (in evaluation mode)
 *     are at most this; 0 for never
 * @param seed of the weights, the order of the images and the corruption
 */
public record Experiment(
    Dataset dataset,
    Corruption corruption,
    Model model,
    double learningRate,
    double decay,
    double momentum,
    int batch,
    int epochs,
    double stopAtLoss,
    long seed) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Raised whenever the same experiment would give other results, so that old runs are not taken
   * for new ones.
   */
  private static final int FORMAT = 2;

  public Experiment {
    require(learningRate > 0, "learning rate", learningRate, "above 0");
    require(decay > 0 && decay <= 1, "decay", decay, "in (0, 1]");
    require(momentum >= 0 && momentum < 1, "momentum", momentum, "in [0, 1)");
    require(batch >= 1, "batch", batch, "at least 1");
    require(epochs >= 1, "epochs", epochs, "at least 1");
    require(stopAtLoss >= 0, "stop-at-loss", stopAtLoss, "at least 0");
  }

  /**
   * The paper's protocol for a model on the dataset in use, true labels, 100 epochs at most, seed
   * 1.
   */
  public static Experiment of(Model model) {
    return new Experiment(
        Dataset.current(),
        new TrueLabels(),
        model,
        model.learningRate(),
        0.95,
        0.9,
        128,
        100,
        0.01,
        1);
  }

  public Experiment on(Dataset data) {
    return new Experiment(
        data, corruption, model, learningRate, decay, momentum, batch, epochs, stopAtLoss, seed);
  }

  public Experiment with(Corruption other) {
    return new Experiment(
        dataset, other, model, learningRate, decay, momentum, batch, epochs, stopAtLoss, seed);
  }

  public Experiment learningRate(double rate) {
    return new Experiment(
        dataset, corruption, model, rate, decay, momentum, batch, epochs, stopAtLoss, seed);
  }

  public Experiment decay(double factor) {
    return new Experiment(
        dataset,
        corruption,
        model,
        learningRate,
        factor,
        momentum,
        batch,
        epochs,
        stopAtLoss,
        seed);
  }

  public Experiment batch(int images) {
    return new Experiment(
        dataset,
        corruption,
        model,
        learningRate,
        decay,
        momentum,
        images,
        epochs,
        stopAtLoss,
        seed);
  }

  public Experiment epochs(int most) {
    return new Experiment(
        dataset, corruption, model, learningRate, decay, momentum, batch, most, stopAtLoss, seed);
  }

  public Experiment stopAtLoss(double loss) {
    return new Experiment(
        dataset, corruption, model, learningRate, decay, momentum, batch, epochs, loss, seed);
  }

  public Experiment seed(long other) {
    return new Experiment(
        dataset,
        corruption,
        model,
        learningRate,
        decay,
        momentum,
        batch,
        epochs,
        stopAtLoss,
        other);
  }

  /**
   * Names the run's directory: the first 12 hexadecimal digits of the SHA-256 of {@link #json()}.
   */
  public String id() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(json().toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The canonical form: all fields, always in this order. */
  public JsonNode json() {
    ObjectNode node = JSON.createObjectNode();
    node.put("format", FORMAT);
    node.put("dataset", dataset.name());
    node.put("trainSize", dataset.trainSize());
    node.put("testSize", dataset.testSize());
    node.put("corruption", corruption.name());
    node.put("model", model.name());
    node.put("learningRate", learningRate);
    node.put("decay", decay);
    node.put("momentum", momentum);
    node.put("batch", batch);
    node.put("epochs", epochs);
    node.put("stopAtLoss", stopAtLoss);
    node.put("seed", seed);
    return node;
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
    return (dataset.trainSize() + batch - 1) / batch;
  }

  @Override
  public String toString() {
    return "%s on %s (n=%d), %s, seed %d"
        .formatted(model.name(), dataset.name(), dataset.trainSize(), corruption.name(), seed);
  }

  private static void require(boolean holds, String what, Number found, String wanted) {
    if (!holds) {
      throw new IllegalArgumentException("%s is %s, wanted %s".formatted(what, found, wanted));
    }
  }
}
