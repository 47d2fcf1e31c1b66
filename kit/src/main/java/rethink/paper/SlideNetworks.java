package rethink.paper;

import rethink.model.InceptionV3;
import rethink.model.LayerList;
import rethink.model.PaperData;
import tech.tablesaw.api.Table;

/**
 * The networks for ImageNet that slides on the paper compare by their numbers of parameters, which
 * are counted here from their layers.
 */
public final class SlideNetworks {
  /** By which the slides divide. */
  private static final double ROUND = 1_200_000;

  private SlideNetworks() {}

  /**
   * Parameters as printed and as counted, and how many that are for each training image. The slides
   * print 91 for AlexNet, where the division gives 51.
   */
  public static Table counts() {
    Rows rows =
        new Rows(
            "Parameters of networks for ImageNet",
            "network",
            "paper",
            "here",
            "difference",
            "per image of 1.2 million",
            "per image of all 1,281,167");
    add(rows, "Inception V3", 23_885_392, InceptionV3.slideCount());
    add(rows, LayerList.alexNet(), 61_100_840);
    add(rows, LayerList.resNet18(), 11_689_512);
    add(rows, LayerList.resNet152(), 60_192_808);
    add(rows, LayerList.vgg11(), 132_863_336);
    add(rows, LayerList.vgg19(), 143_667_240);
    return rows.table();
  }

  private static void add(Rows rows, LayerList network, long printed) {
    add(rows, network.name(), printed, network.parameters());
  }

  private static void add(Rows rows, String name, long printed, long counted) {
    rows.add(
        name,
        "%,d".formatted(printed),
        "%,d".formatted(counted),
        "%+,d".formatted(counted - printed),
        "%.1f".formatted(counted / ROUND),
        "%.1f".formatted((double) counted / PaperData.IMAGENET.trainImages()));
  }
}
