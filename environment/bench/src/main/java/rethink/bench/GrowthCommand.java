package rethink.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rethink.model.Model;
import rethink.model.SmallInception;

/** Measures how the cost of training grows with the batch, the width and the number of images. */
@Command(
    name = "growth",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how cost grows: images/s, ours beside libtorch, against the images in a batch and"
          + " the",
      "width of Inception; and images/s of whole epochs against the number of training images n."
    })
final class GrowthCommand implements Callable<Integer> {
  @Option(
      names = "--model",
      defaultValue = "alexnet",
      description = "Network for batch and n (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--batches",
      split = ",",
      defaultValue = "32,64,128,256",
      description = "Images in one step (default: ${DEFAULT-VALUE}).")
  private List<Integer> batches;

  @Option(
      names = "--narrowings",
      split = ",",
      defaultValue = "8,4,2,1",
      description = "Inception's channels are divided by these (default: ${DEFAULT-VALUE}).")
  private List<Integer> narrowings;

  @Option(
      names = "--n",
      split = ",",
      defaultValue = "500,1000,2000,4000",
      description = "Training images (default: ${DEFAULT-VALUE}).")
  private List<Integer> sizes;

  @Mixin private Interleaving schedule;

  @Option(names = "--json", description = "Prints a JSON list.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Model network = Model.named(model);
    List<Comparison> comparisons = new ArrayList<>();
    for (int batch : batches) {
      comparisons.add(Comparison.of(network, batch, Arm.LIBTORCH, schedule));
    }
    for (int narrowing : narrowings) {
      Model inception = SmallInception.narrowedBy(narrowing);
      comparisons.add(Comparison.of(inception, 128, Arm.LIBTORCH, schedule));
    }
    List<Map<String, Object>> epochs = new ArrayList<>();
    for (int n : sizes) {
      System.err.printf("%s on %d images%n", network.name(), n);
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("model", network.name());
      row.put("n", n);
      row.put("imagesPerSecond", EpochSpeed.measure(network, n));
      epochs.add(row);
    }
    print(comparisons, epochs);
    return 0;
  }

  private void print(List<Comparison> comparisons, List<Map<String, Object>> epochs) {
    if (json) {
      List<Map<String, Object>> all = new ArrayList<>();
      comparisons.forEach(comparison -> all.add(comparison.fields()));
      all.addAll(epochs);
      Json.print(all);
      return;
    }
    System.out.print(ComparisonTable.of(comparisons));
    System.out.printf("%n%-16s %8s %10s%n", "model", "n", "images/s");
    epochs.forEach(
        row ->
            System.out.printf(
                "%-16s %,8d %,10.0f%n",
                row.get("model"), row.get("n"), row.get("imagesPerSecond")));
    System.out.println(
        "Whole epochs of one run on drawn images: whitening, training and the measuring of both"
            + " sets.");
  }
}
