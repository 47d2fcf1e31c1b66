package rethink.theory.kernel;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A symmetric positive semidefinite matrix that is never whole in memory: it gives any block, by
 * columns and without gaps, as often as asked. Safe for several threads.
 */
interface Gram {

  int size();

  /** Side of the blocks that are best asked for; those at the edges are smaller. */
  int block();

  /** The largest value of its diagonal. */
  double scale();

  /** Multiplications and additions behind one value, so that speed can be told. */
  double operationsPerValue();

  /** Writes {@code rows} x {@code columns} values from here on in single precision. */
  void fill(int row, int rows, int column, int columns, FloatPointer block);

  /** The same in double precision. */
  void fill(int row, int rows, int column, int columns, DoublePointer block);
}
