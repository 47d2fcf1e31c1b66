package rethink.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jsoup.nodes.Entities;

/** The frame of every page: head, style, and KaTeX where the body holds formulas. */
final class Page {
  private Page() {}

  /**
   * A whole HTML document.
   *
   * @param images where pictures may come from: {@code data:} alone keeps a page in one file
   */
  static String html(String title, String body, String images) throws IOException {
    boolean formulas = body.contains("<span class=\"math");
    var script = formulas ? Katex.script() : "";
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="%s">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    %s%s</body>
    </html>
    """
        .formatted(
            policy(script, images),
            Entities.escape(title),
            (formulas ? Katex.css() + "\n" : "") + Resource.text("page.css"),
            body,
            formulas ? "<script>" + script + "</script>\n" : "");
  }

  /** Nothing is loaded from anywhere, and of scripts only ours runs, named by its hash. */
  private static String policy(String script, String images) {
    return "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src "
        + images
        + (script.isEmpty() ? "" : "; script-src 'sha256-" + sha256(script) + "'");
  }

  private static String sha256(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
