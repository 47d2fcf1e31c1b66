package rethink.plot;

/** How a line is drawn. */
public enum Style {
  /** A full line: what this kit measured. */
  SOLID,
  /** A lighter dashed line with small markers: what the paper reports. */
  DASHED,
  /** Points that are not joined. */
  MARKERS,
  /** A thin grey dashed line without markers: an identity or a bound, which nobody measured. */
  REFERENCE
}
