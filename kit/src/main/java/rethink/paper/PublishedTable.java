package rethink.paper;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * The accuracies that Tables 1 and 4 print, in per cent, and those of another reproduction.
 *
 * @param source where they were read
 * @param note what is not a number, and what differs
 */
public record PublishedTable(String source, String note, List<Row> rows) {
  private static final PublishedTable TABLES = read("tables.json");

  /**
   * One row; null where there is no number.
   *
   * @param table 1 or 4
   * @param network by key, such as "inception-no-bn"
   * @param labels "true-labels" or "random-labels"
   * @param regularizers by key, such as "crop-and-decay"
   */
  public record Row(
      int table,
      String network,
      String labels,
      String regularizers,
      Double train,
      Double test,
      Double epflTrain,
      Double epflTest) {}

  public static PublishedTable tables() {
    return TABLES;
  }

  /** The row of a network under a condition; the paper leaves many out. */
  public Optional<Row> row(String network, String labels, String regularizers) {
    return rows.stream()
        .filter(row -> row.network().equals(network))
        .filter(row -> row.labels().equals(labels) && row.regularizers().equals(regularizers))
        .findFirst();
  }

  private static PublishedTable read(String resource) {
    try (InputStream in = PublishedTable.class.getResourceAsStream(resource)) {
      return new ObjectMapper().readValue(in, PublishedTable.class);
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " is not the table of numbers it should be", e);
    }
  }
}
