package rethink.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Brings a dataset of the catalogue to the data folder. What a loader could see appears there only
 * complete and verified, by atomic moves; a fetch that was cut short goes on where it stopped.
 */
public record Fetch(DataHome home, Progress progress) {

  /** Hears how far a download is: bytes on disk of the bytes there will be. */
  @FunctionalInterface
  public interface Progress {
    void report(String file, long bytes, long total);
  }

  /**
   * The folder that holds the dataset, fetched if no place of the data home has it whole and sound.
   * Processes that want the same data at once wait for the first.
   */
  public Path dataset(Catalogue.Entry dataset) {
    Optional<Path> present = home.find(dataset).filter(folder -> isSound(dataset, folder));
    if (present.isPresent()) {
      return present.get();
    }
    Path folder = home.target().resolve(dataset.folder());
    try {
      Files.createDirectories(folder);
      synchronized (Fetch.class) { // a file lock keeps out other processes, not other threads
        try (FileChannel channel =
            FileChannel.open(
                folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
          channel.lock();
          if (!isSound(dataset, folder)) {
            fill(folder, dataset);
          }
        }
      }
    } catch (IOException e) {
      throw new DataException(
          ("%s cannot be written (%s); check disk space and permissions, or set RETHINK_DATA to"
                  + " another folder")
              .formatted(folder, e),
          e);
    }
    return folder;
  }

  private void fill(Path folder, Catalogue.Entry dataset) throws IOException {
    for (Catalogue.Download download : dataset.downloads()) {
      Path file = folder.resolve(download.name());
      boolean present = Files.exists(file) && Checksum.md5(file).equals(download.md5());
      if (!present) {
        receive(download, file, dataset);
      }
      if (download.isArchive()) {
        Tarball.unpack(file, dataset, folder);
        if (!present) { // what someone put there by hand is theirs to delete
          Files.delete(file);
        }
      }
    }
    for (StoredFile file : dataset.files(folder)) {
      file.verify(file.read());
    }
  }

  private void receive(Catalogue.Download download, Path file, Catalogue.Entry dataset)
      throws IOException {
    if (home.offline()) {
      throw new DataException(
          ("%s is needed for %s and RETHINK_OFFLINE forbids the network; unset it, or get the file"
                  + " from %s and put it in %s by hand")
              .formatted(download.name(), dataset.title(), dataset.page(), file.getParent()));
    }
    Path part = file.resolveSibling(download.name() + ".part");
    new Transfer(download, part, progress).run();
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isSound(Catalogue.Entry dataset, Path folder) {
    try {
      for (StoredFile file : dataset.files(folder)) {
        file.verify(file.read());
      }
      return true;
    } catch (DataException e) {
      return false;
    }
  }
}
