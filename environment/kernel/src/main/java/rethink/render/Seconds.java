package rethink.render;

/** Spans of time in words. */
final class Seconds {
  private Seconds() {}

  /** 0.4 s, 12 s, 1 min 20 s, 2 h 5 min. */
  static String words(double seconds) {
    long whole = Math.round(seconds);
    if (seconds < 9.95) {
      return Math.round(seconds * 10) / 10.0 + " s";
    }
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? whole / 60 + " min " + whole % 60 + " s"
        : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }

  /** A rough span for an estimate: steps of 5 s below a minute, of a minute below two hours. */
  static String about(double seconds) {
    if (seconds < 57.5) {
      return Math.max(5, Math.round(seconds / 5) * 5) + " s";
    }
    long minutes = Math.round(seconds / 60);
    return minutes < 120 ? minutes + " min" : Math.round(minutes / 60.0) + " h";
  }
}
