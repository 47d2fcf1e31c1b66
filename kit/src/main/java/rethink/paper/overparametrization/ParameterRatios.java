package rethink.paper.overparametrization;

import rethink.model.Mlp;
import rethink.model.Model;
import rethink.model.ModelSummary;
import rethink.model.PaperData;
import rethink.model.SmallAlexNet;
import rethink.model.SmallInception;
import rethink.paper.Rows;
import tech.tablesaw.api.Table;

/**
 * Parameters per training image of the paper's networks for CIFAR-10; {@link SlideNetworks} has
 * those for ImageNet.
 */
public final class ParameterRatios {
  private ParameterRatios() {}

  /**
   * Parameters as the paper prints and as they are counted here, and p/n as slides on the paper
   * print and as it comes to. One slide has 1,387,780 for AlexNet, a misprint.
   */
  public static Table table() {
    Rows rows =
        new Rows(
            "Parameters of networks for CIFAR-10",
            "network",
            "parameters, paper",
            "parameters, here",
            "difference",
            "p/n, slides",
            "p/n, here");
    add(rows, "Inception", SmallInception.narrowedBy(1), 1_649_402, "33");
    add(rows, "small AlexNet", new SmallAlexNet(), 1_387_786, "28");
    add(rows, "MLP 3x512", new Mlp(3, 512), 1_735_178, "");
    add(rows, "MLP 1x512", new Mlp(1, 512), 1_209_866, "24");
    return rows.table();
  }

  private static void add(Rows rows, String title, Model model, long printed, String slides) {
    PaperData data = PaperData.CIFAR_10;
    long counted = ModelSummary.of(model, data.images(), data.classes()).trainableParameters();
    rows.add(
        title,
        "%,d".formatted(printed),
        "%,d".formatted(counted),
        "%+,d".formatted(counted - printed),
        slides,
        "%.1f".formatted(counted / (double) data.trainImages()));
  }
}
