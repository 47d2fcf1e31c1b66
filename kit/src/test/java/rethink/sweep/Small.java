package rethink.sweep;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import rethink.corrupt.RandomLabels;
import rethink.data.Dataset;
import rethink.log.Run;
import rethink.model.Mlp;
import rethink.model.SmallInception;
import rethink.train.Experiment;

/** Experiments that take far less than a second, and what came of them. */
final class Small {
  static final Runner.Listener SILENT = listener(progress -> {});

  private Small() {}

  static Experiment mlp() {
    return Experiment.of(new Mlp(1, 8))
        .on(new Dataset("shapes", 60, 20))
        .batch(20)
        .epochs(2)
        .stopAtLoss(0);
  }

  static Experiment inception() {
    return Experiment.of(SmallInception.narrowedBy(32))
        .on(new Dataset("shapes", 60, 20))
        .with(RandomLabels.all())
        .batch(20)
        .epochs(2)
        .stopAtLoss(0);
  }

  static Runner.Listener listener(Consumer<Progress> progress) {
    return new Runner.Listener() {
      @Override
      public void progress(Progress at) {
        progress.accept(at);
      }

      @Override
      public void notice(String text) {
        throw new AssertionError(text);
      }
    };
  }

  static Run run(Path runs, Experiment experiment) {
    return Run.read(runs.resolve(experiment.id()));
  }

  /** Every digit of every epoch except the time, and the hash of the final network. */
  static List<String> bits(Path runs, Experiment experiment) throws IOException {
    Path done = runs.resolve(experiment.id()).resolve("DONE");
    String parameters = new ObjectMapper().readTree(done.toFile()).get("parametersSha256").asText();
    return Stream.concat(
            run(runs, experiment).epochs().stream()
                .map(epoch -> epoch.toString().replaceAll("seconds=[^]]*", "")),
            Stream.of(parameters))
        .toList();
  }
}
