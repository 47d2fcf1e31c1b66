package rethink.notebook;

import java.util.Map;

/**
 * Where output goes. A bundle maps MIME types to their text, pictures in base64, and always holds
 * "text/plain".
 */
interface Screen {
  /** Shows a bundle and returns an id by which it can be replaced. */
  String show(Map<String, String> bundle);

  /** Replaces what was shown under an id. */
  void update(String id, Map<String, String> bundle);

  /** Whether pictures can be seen and replaced here. */
  boolean isKernel();

  /** The running kernel, or the console where there is none. */
  static Screen current() {
    return Kernels.running().orElseGet(Console::new);
  }
}
