package rethink.plot;

/** How a line is drawn. */
public enum Style {
  /** A full line: what this kit measured. */
  SOLID,
  /** A lighter dashed line with small markers: what the paper reports. */
  DASHED,
  /** Points that are not joined. */
  MARKERS
}
