package rethink.render;

import java.io.IOException;
import java.net.URLConnection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Makes the links of a notebook work from its page in the rendered folder: notebooks become pages,
 * pictures are put into the page, and other files that lie in the notebooks folder are copied along
 * under the same relative name. Nothing outside the two folders is read.
 */
record Links(Path notebooks, Path rendered) {

  /** Rewrites links and pictures under ROOT. */
  void settle(Element root) throws IOException {
    for (var image : root.select("img")) {
      settleImage(image);
    }
    for (var link : root.select("a[href]")) {
      var href = link.attr("href");
      var name = href.replaceFirst("[#?].*$", "");
      var file = file(name);
      if (file.isPresent() && name.endsWith(".ipynb")) {
        link.attr("href", name.replaceFirst("\\.ipynb$", ".html") + href.substring(name.length()));
      } else if (file.isPresent()) {
        copy(file.get());
      }
    }
  }

  private void settleImage(Element image) throws IOException {
    var source = image.attr("src");
    if (source.startsWith("data:")) {
      return;
    }
    var file = file(source);
    var type = URLConnection.guessContentTypeFromName(source);
    if (file.isEmpty() || type == null || !type.startsWith("image/")) {
      // A picture from the network would leave a hole in the page when it opens offline.
      image.replaceWith(new TextNode(image.attr("alt")));
      return;
    }
    image.attr("src", dataUri(type, Files.readAllBytes(file.get())));
  }

  /** The regular file in the notebooks folder that a relative link names. */
  private Optional<Path> file(String link) throws IOException {
    if (link.isEmpty() || link.startsWith("/") || link.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*")) {
      return Optional.empty();
    }
    try {
      var folder = notebooks.toRealPath();
      // A plus sign is a plus sign in a path, not a space.
      var name = URLDecoder.decode(link.replace("+", "%2B"), StandardCharsets.UTF_8);
      for (var home : new Path[] {folder, rendered.toAbsolutePath().normalize()}) {
        var file = home.resolve(name).normalize();
        if (file.startsWith(home)
            && Files.isRegularFile(file)
            && file.toRealPath().startsWith(home.toRealPath())) {
          return Optional.of(file);
        }
      }
      return Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private void copy(Path file) throws IOException {
    var folder = notebooks.toRealPath();
    if (!file.startsWith(folder)) {
      return;
    }
    var copy = rendered.resolve(folder.relativize(file));
    // A run may have drawn a newer interactive page straight into the rendered folder.
    if (!Files.exists(copy)
        || Files.getLastModifiedTime(copy).compareTo(Files.getLastModifiedTime(file)) < 0) {
      Files.createDirectories(copy.toAbsolutePath().getParent());
      Files.copy(
          file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  static String dataUri(String type, byte[] bytes) {
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }
}
