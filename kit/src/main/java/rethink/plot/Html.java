package rethink.plot;

/** Text made safe for HTML. */
public final class Html {
  private Html() {}

  /** The text with the five characters that mean something in HTML written as entities. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
