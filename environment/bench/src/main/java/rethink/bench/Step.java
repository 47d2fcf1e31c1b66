package rethink.bench;

/** A piece of work that is done over and over and timed. */
interface Step extends AutoCloseable {

  /** Does it once and says how much that was: images trained on, or floating-point operations. */
  long run();

  @Override
  void close();
}
