package rethink.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import rethink.data.Dataset;
import rethink.model.Model;
import rethink.train.Experiment;

/** A store of runs that were not trained, with real files. */
public final class MadeStore {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  public MadeStore(Path folder) {
    this.folder = folder;
  }

  public static Experiment experiment(String model, long seed) {
    return Experiment.of(Model.named(model)).on(new Dataset("shapes", 100, 20)).seed(seed);
  }

  /** A finished run of two epochs. */
  public Path finished(Experiment experiment) {
    try (RunDirectory directory = begun(experiment)) {
      directory.log(epoch(2, 0.25));
      directory.finish(epoch(2, 0.25), "beef");
      return directory.path();
    }
  }

  /** A run that was broken off after one epoch, with a checkpoint. */
  public Path brokenOff(Experiment experiment) throws IOException {
    try (RunDirectory directory = begun(experiment)) {
      Files.writeString(directory.path().resolve("checkpoint-000000000100"), "state");
      return directory.path();
    }
  }

  private RunDirectory begun(Experiment experiment) {
    RunDirectory directory = RunDirectory.open(folder, experiment.id());
    directory.begin(
        experiment.json(),
        "natives, 1 compute thread",
        1,
        new RunDirectory.Data("data", null, "train"),
        n -> {});
    directory.keep(0);
    directory.log(epoch(1, 0.5));
    return directory;
  }

  /** Changes a field of one of a run's files; null removes it. */
  public static void set(Path file, String field, Object value) throws IOException {
    ObjectNode node = (ObjectNode) JSON.readTree(file.toFile());
    if (value == null) {
      node.remove(field);
    } else {
      node.set(field, JSON.valueToTree(value));
    }
    Files.writeString(file, node.toString());
  }

  private static EpochMetrics epoch(int epoch, double loss) {
    return new EpochMetrics(
        epoch,
        10L * epoch,
        0.1,
        loss,
        0.9,
        loss,
        0.95,
        0.95,
        Double.NaN,
        2.4,
        0.5,
        2.6,
        0.4,
        9,
        1.5 * epoch);
  }
}
