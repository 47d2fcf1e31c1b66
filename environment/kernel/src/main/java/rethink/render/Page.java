package rethink.render;

import java.io.IOException;
import org.jsoup.nodes.Entities;

/** The frame of every page: head, style, and KaTeX where the body holds formulas. */
final class Page {
  /** On a disk what lies beside the page is file:, on a server 'self'. */
  private static final String BESIDE = "'self' file:";

  private Page() {}

  /** A whole HTML document; pictures and KaTeX lie beside it. */
  static String html(String title, String body) throws IOException {
    boolean formulas = Katex.isNeeded(body);
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="%s">
    <title>%s</title>
    %s<style>
    %s</style>
    </head>
    <body>
    %s%s</body>
    </html>
    """
        .formatted(
            policy(formulas),
            Entities.escape(title),
            formulas ? "<link rel=\"stylesheet\" href=\"" + Katex.STYLE + "\">\n" : "",
            Resource.text("page.css"),
            body,
            formulas ? "<script src=\"" + Katex.SCRIPT + "\"></script>\n" : "");
  }

  /** Nothing is loaded from a network, and of scripts none runs that stands in the page itself. */
  private static String policy(boolean formulas) {
    return "default-src 'none'; style-src 'unsafe-inline' %s; font-src data:; img-src data: %s%s"
        .formatted(BESIDE, BESIDE, formulas ? "; script-src " + BESIDE : "");
  }
}
