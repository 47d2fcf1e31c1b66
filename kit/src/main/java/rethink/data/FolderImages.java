package rethink.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The images of a folder, decoded and resized when they are asked for. As many as fit a quarter of
 * the heap are kept, the first ones asked for; of the others those that are expected next are read
 * ahead by a thread of its own. What is read never depends on either.
 */
final class FolderImages implements ImageSource {
  private static final ExecutorService AHEAD =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "rethink-images");
            thread.setDaemon(true);
            return thread;
          });

  private final FolderListing listing;
  private final int side;
  private final byte[][] kept;
  private final AtomicLong room;
  private final Map<Integer, Future<byte[]>> expected = new ConcurrentHashMap<>();

  /**
   * @param side of the squares that images are cut to
   */
  FolderImages(FolderListing listing, int side) {
    this(listing, side, Runtime.getRuntime().maxMemory() / 4);
  }

  /**
   * @param bytes that may be kept
   */
  FolderImages(FolderListing listing, int side, long bytes) {
    this.listing = listing;
    this.side = side;
    kept = new byte[listing.files().size()][];
    room = new AtomicLong(bytes);
  }

  @Override
  public int images() {
    return kept.length;
  }

  @Override
  public byte[] read(int image) {
    byte[] found = kept(image);
    if (found == null) {
      Future<byte[]> ahead = expected.remove(image);
      found = ahead == null ? decode(image) : Ahead.result(ahead);
      keep(image, found);
    }
    return found;
  }

  @Override
  public void expect(int[] images) {
    for (int image : images) {
      if (kept(image) == null && !expected.containsKey(image)) {
        FutureTask<byte[]> task = new FutureTask<>(() -> decode(image));
        expected.put(image, task);
        AHEAD.execute(task);
      }
    }
  }

  /** Names and lengths: to read all of ImageNet would take hours. */
  @Override
  public String fingerprint() {
    StringBuilder lines = new StringBuilder("side " + side + "\n");
    for (Path file : listing.files()) {
      try {
        lines.append(listing.folder().relativize(file)).append(' ').append(Files.size(file));
      } catch (IOException e) {
        throw new DataException(file + " cannot be read; check the disk and the permissions", e);
      }
      lines.append('\n');
    }
    return Checksum.sha256(lines.toString());
  }

  private byte[] decode(int image) {
    return Picture.read(listing.files().get(image)).square(side);
  }

  private synchronized byte[] kept(int image) {
    return kept[image];
  }

  private synchronized void keep(int image, byte[] pixels) {
    if (kept[image] == null && room.addAndGet(-pixels.length) >= 0) {
      kept[image] = pixels;
    }
  }
}
