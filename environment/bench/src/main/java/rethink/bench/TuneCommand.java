package rethink.bench;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rethink.model.Model;

/** Looks for the settings under which libtorch is fastest. */
@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    description = {
      "Measures libtorch under one setting beside another; the first line is what bench uses.",
      "Where jemalloc or tcmalloc is installed, it is tried too."
    })
final class TuneCommand implements Callable<Integer> {
  @Option(
      names = "--model",
      defaultValue = "alexnet",
      description = "Network by name (default: ${DEFAULT-VALUE}).")
  private String model;

  @Mixin private Interleaving schedule;

  @Override
  public Integer call() {
    List<PeerSettings> candidates = PeerSettings.candidates();
    Model network = Model.named(model);
    List<Measured> measured =
        schedule.measure(
            network.name(),
            candidates.stream()
                .map(settings -> new Contestant(Arm.LIBTORCH, network, 128, settings))
                .toList());
    System.out.printf("%10s %8s  %s%n", "images/s", "of first", "settings");
    for (int i = 0; i < candidates.size(); i++) {
      System.out.printf(
          "%,10.0f %8.3f  %s%n",
          measured.get(i).perSecond().median(),
          measured.get(i).over(measured.get(0)).median(),
          candidates.get(i));
    }
    return 0;
  }
}
