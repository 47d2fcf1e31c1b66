package rethink.render;

import java.io.IOException;
import java.net.URLConnection;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
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
      settleLink(link);
    }
  }

  private void settleLink(Element link) throws IOException {
    var href = link.attr("href");
    // Someone may have written the # of a file name as it is.
    var name = file(href).isPresent() ? href : withoutPart(href);
    var file = file(name);
    if (file.isPresent() && name.endsWith(".ipynb")) {
      var page = name.substring(0, name.length() - ".ipynb".length()) + ".html";
      link.attr(
          "href", page.replace("#", "%23").replace("?", "%3F") + href.substring(name.length()));
    } else if (file.isPresent()) {
      copy(file.get());
      link.attr(
          "href", name.replace("#", "%23").replace("?", "%3F") + href.substring(name.length()));
    }
  }

  private static String withoutPart(String href) {
    return href.replaceFirst("(?s)[#?].*$", "");
  }

  private void settleImage(Element image) throws IOException {
    var source = image.attr("src");
    if (source.startsWith("data:")) {
      return;
    }
    var file = file(source).or(() -> file(withoutPart(source)));
    var type = file.map(found -> imageType(found.toString()));
    if (type.isEmpty()) {
      // A picture from the network would leave a hole in the page when it opens offline.
      image.replaceWith(instead(image, source));
      return;
    }
    image.attr("src", dataUri(type.get(), Files.readAllBytes(file.get())));
  }

  /** Words for a picture that the page does not hold, and where there is one a link to it. */
  private static Node instead(Element image, String source) {
    var words = new TextNode(image.attr("alt").isBlank() ? source : image.attr("alt"));
    if (!source.matches("(?i)https?://.*") || image.closest("a") != null) {
      return words;
    }
    return new Element("a").attr("href", source).appendChild(words);
  }

  /** The MIME type that a file's name tells, or null when it is no picture's. */
  private static String imageType(String name) {
    // Alone, because a # before it would end the name; two kinds JDK 17 does not know.
    var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    var known = Map.of("svg", "image/svg+xml", "webp", "image/webp").get(ending);
    var type = known != null ? known : URLConnection.guessContentTypeFromName("x." + ending);
    return type != null && type.startsWith("image/") ? type : null;
  }

  /** The regular file in the notebooks folder that a relative link names. */
  private Optional<Path> file(String link) {
    if (link.isEmpty() || link.startsWith("/") || link.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*")) {
      return Optional.empty();
    }
    try {
      var folder = notebooks.toRealPath();
      var name = decoded(link);
      for (var home : new Path[] {folder, rendered.toAbsolutePath().normalize()}) {
        var file = home.resolve(name).normalize();
        if (file.startsWith(home)
            && Files.isRegularFile(file)
            && file.toRealPath().startsWith(home.toRealPath())) {
          return Optional.of(file);
        }
      }
      return Optional.empty();
    } catch (IllegalArgumentException | IOException malformedOrGone) {
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

  /** LINK without %20 and the like; a plus sign is a plus sign in a path, not a space. */
  static String decoded(String link) {
    try {
      return URLDecoder.decode(link.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return link;
    }
  }

  /** NAME as one segment of an address: a file's name may hold #, ? and %. */
  static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The address of an image that a notebook holds as base64, or as text where it is SVG. */
  static String dataUri(String type, String stored) {
    return stored.stripLeading().startsWith("<")
        ? dataUri(type, stored.getBytes(StandardCharsets.UTF_8))
        : "data:" + type + ";base64," + stored.replaceAll("\\s", "");
  }

  static String dataUri(String type, byte[] bytes) {
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }
}
