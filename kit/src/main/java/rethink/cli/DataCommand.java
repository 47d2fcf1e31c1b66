package rethink.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import rethink.data.Catalogue;
import rethink.data.DataHome;
import rethink.data.Fetch;
import rethink.progress.ProgressLine;

/** Finds and fetches datasets. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = "Finds and fetches datasets.",
    footer = {"", "Example:", "  rethink data fetch cifar10"})
final class DataCommand {

  @Command(
      name = "where",
      mixinStandardHelpOptions = true,
      description = "Says where each dataset is found.",
      footer = {"", "Example:", "  rethink data where"})
  int where() {
    DataHome home = DataHome.here();
    System.out.println("shapes: drawn by code, always there");
    for (Catalogue.Entry entry : Catalogue.entries()) {
      System.out.println(
          entry.name()
              + ": "
              + home.find(entry)
                  .map(
                      folder ->
                          folder
                              + (entry.isExact(folder) ? ", exact" : ", a copy that is not exact"))
                  .orElse(
                      "not found; get it with: environment/rethink data fetch " + entry.name()));
    }
    return 0;
  }

  @Command(
      name = "fetch",
      mixinStandardHelpOptions = true,
      description =
          "Downloads a dataset, checks it and moves it into place; goes on where a broken download"
              + " stopped.",
      footer = {"", "Example:", "  rethink data fetch mnist"})
  int fetch(@Parameters(paramLabel = "NAME", description = "cifar10 or mnist") String name) {
    Catalogue.Entry entry = Catalogue.entry(name);
    try (ProgressLine line = ProgressLine.start("fetching " + name)) {
      new Fetch(
              DataHome.here(),
              (file, bytes, total) ->
                  line.update(total <= 0 ? 0 : (double) bytes / total, String.valueOf(file)))
          .dataset(entry);
      line.done("complete");
    }
    return 0;
  }
}
