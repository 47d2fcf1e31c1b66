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
      "Measures libtorch under other settings, each beside the one that bench uses.",
      "Where jemalloc or tcmalloc is installed, it is tried too."
    })
final class TuneCommand implements Callable<Integer> {
  @Option(
      names = "--model",
      defaultValue = "alexnet",
      description = "Network by name (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--batch",
      defaultValue = "128",
      description = "Images in one step (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Mixin private Interleaving schedule;

  @Override
  public Integer call() {
    Contestant used = Contestant.of(Arm.LIBTORCH, Model.named(model), batch);
    System.out.printf("%s under %s, and how fast others are beside it:%n", model, used.settings());
    for (PeerSettings settings : PeerSettings.candidates()) {
      Contestant other = new Contestant(Arm.LIBTORCH, used.model(), batch, settings);
      // In pairs: all at once would take more memory than many machines have.
      Measurement pair = schedule.measure(settings.toString(), List.of(used, other));
      Spread ratio = pair.arm(1).over(pair.arm(0));
      System.out.printf(
          "%.2f (%.2f..%.2f)  %s%n", ratio.median(), ratio.lower(), ratio.upper(), settings);
    }
    return 0;
  }
}
