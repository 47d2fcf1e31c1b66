package rethink.data;

import java.nio.file.Path;
import java.util.List;

/** Fetches in a process of its own: the data folder, the address, size and MD5 of the archive. */
final class FetchInChild {
  private FetchInChild() {}

  public static void main(String[] args) {
    Path root = Path.of(args[0]);
    new Fetch(new DataHome(List.of(root), root, false), (file, bytes, total) -> {})
        .dataset(
            FetchScene.tiny("tiny.tar.gz", Integer.parseInt(args[2]), args[3], List.of(args[1])));
  }
}
