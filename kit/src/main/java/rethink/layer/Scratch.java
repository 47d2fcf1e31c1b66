package rethink.layer;

import org.bytedeco.javacpp.FloatPointer;

/** Memory of a thread that no layer owns: what stands in it is gone at the next call. */
enum Scratch {
  INPUT,
  OUTPUT,
  GRADIENT,
  WEIGHTS,
  /** What oneDNN's operations need while they run. */
  OPERATION;

  private final ThreadLocal<FloatPointer> held = ThreadLocal.withInitial(() -> new FloatPointer(0));

  /** At least this many bytes, uninitialised. */
  FloatPointer floats(long bytes) {
    FloatPointer place = held.get();
    if (place.capacity() * Float.BYTES < bytes) {
      place.close();
      place = Floats.allocate((bytes + Float.BYTES - 1) / Float.BYTES);
      held.set(place);
    }
    return place;
  }
}
