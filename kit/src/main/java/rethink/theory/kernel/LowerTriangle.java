package rethink.theory.kernel;

import org.bytedeco.javacpp.FloatPointer;

/**
 * The lower half of a square matrix of floats in native memory, half the size of the square: tiles
 * of {@code tile} x {@code tile}, tile row after tile row. Each tile lies by columns without gaps,
 * and so do the first k tiles of a row together, which makes one wide matrix of them.
 */
final class LowerTriangle implements AutoCloseable {
  private final int size;
  private final int tile;
  private final FloatPointer memory;

  LowerTriangle(int size, int tile) {
    if (size < 1 || tile < 1) {
      throw new IllegalArgumentException(
          "size is %d and tile %d, wanted at least 1".formatted(size, tile));
    }
    this.size = size;
    this.tile = tile;
    memory = new FloatPointer(floats(size, tile));
  }

  /** How many floats a matrix of this size takes, the upper halves of diagonal tiles included. */
  static long floats(int size, int tile) {
    int last = (size - 1) / tile;
    long full = (long) tile * tile * last * (last + 1) / 2;
    return full + (long) (size - last * tile) * size;
  }

  int size() {
    return size;
  }

  int tile() {
    return tile;
  }

  /** How many tiles one side has; the last may be smaller. */
  int tiles() {
    return (size - 1) / tile + 1;
  }

  /** First row (or column) of a tile. */
  int start(int tileIndex) {
    return tileIndex * tile;
  }

  /** Rows (or columns) of a tile. */
  int length(int tileIndex) {
    return Math.min(tile, size - start(tileIndex));
  }

  /** Tile in this tile row and tile column, from which the rest of the row follows. */
  FloatPointer at(int row, int column) {
    long rowStart = (long) tile * tile * row * (row + 1) / 2;
    return memory.getPointer(rowStart + (long) start(column) * length(row));
  }

  @Override
  public void close() {
    memory.close();
  }
}
