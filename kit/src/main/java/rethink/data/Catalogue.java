package rethink.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is known of the datasets that live in files: names, exact sizes, checksums and where to get
 * them. Read from {@code catalogue.json} beside this class; {@code data/README.md} tells it in
 * words.
 */
public final class Catalogue {
  private static final List<Entry> ENTRIES = read();

  private Catalogue() {}

  /**
   * One dataset.
   *
   * @param name as on the command line
   * @param folder below the data folder that holds {@code files}
   * @param files what the loader reads, each plain or compressed as {@code NAME.gz}
   * @param downloads what is fetched: the same files compressed, or a tar archive of the folder
   */
  public record Entry(
      String name,
      String title,
      String page,
      String folder,
      List<File> files,
      List<Download> downloads) {

    /** One file of this dataset as it lies in {@code directory}. */
    StoredFile file(String file, Path directory) {
      for (File known : files) {
        if (known.name().equals(file)) {
          return new StoredFile(name, directory, known);
        }
      }
      throw new IllegalArgumentException(
          "%s has no file %s; it has %s".formatted(name, file, files));
    }

    /** Whether the files in a folder are the official ones, byte for byte. */
    public boolean isExact(Path directory) {
      return files(directory).stream().allMatch(StoredFile::isExact);
    }

    /** All files of this dataset as they lie in {@code directory}. */
    List<StoredFile> files(Path directory) {
      return files.stream().map(file -> new StoredFile(name, directory, file)).toList();
    }
  }

  /**
   * An uncompressed file.
   *
   * @param bytes its exact size
   * @param md5 in hexadecimal, without which a file is refused; null where copies may differ
   * @param sha256 in hexadecimal, of the exact file; null where the MD5 says it
   */
  public record File(String name, int bytes, String md5, String sha256) {}

  /** A file on a server: exact size in bytes, MD5 in hexadecimal, mirrors in the order to try. */
  public record Download(String name, long bytes, String md5, List<String> urls) {
    boolean isArchive() {
      return name.endsWith(".tar.gz");
    }
  }

  /** Every dataset known. */
  public static List<Entry> entries() {
    return ENTRIES;
  }

  /** The dataset of this name; an unknown one is an error that lists the known. */
  public static Entry entry(String name) {
    for (Entry entry : ENTRIES) {
      if (entry.name().equals(name)) {
        return entry;
      }
    }
    throw new IllegalArgumentException(
        "the catalogue has no dataset \"%s\"; it has %s"
            .formatted(name, ENTRIES.stream().map(Entry::name).toList()));
  }

  private static List<Entry> read() {
    try (InputStream json = Catalogue.class.getResourceAsStream("catalogue.json")) {
      return List.of(new ObjectMapper().readValue(json, Entry[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
