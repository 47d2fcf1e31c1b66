package rethink.bench;

import ai.djl.engine.Engine;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** libtorch from the class path; nothing is downloaded, and it is unpacked into this module. */
final class Torch {
  private Torch() {}

  static Engine engine() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("DJL_CACHE_DIR", folder().toString());
    return Engine.getEngine("PyTorch");
  }

  /** Beside this module's classes or jar, so that a clean build removes it. */
  private static Path folder() {
    try {
      Path code = Path.of(Torch.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return code.resolveSibling("libtorch");
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path has a place that is no file", e);
    }
  }
}
