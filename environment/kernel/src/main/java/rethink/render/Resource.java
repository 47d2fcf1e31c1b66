package rethink.render;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Files that travel on the class path: the pages' style sheet and script, and KaTeX. */
final class Resource {
  private Resource() {}

  static String text(String name) throws IOException {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** The bytes of a resource; a name without a leading slash is relative to this package. */
  static byte[] bytes(String name) throws IOException {
    try (var in = Resource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(
            name + " is not on the class path; rebuild with ./mvnw package");
      }
      return in.readAllBytes();
    }
  }
}
