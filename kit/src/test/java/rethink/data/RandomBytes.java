package rethink.data;

/** Bytes that do not compress, the same in every run. */
final class RandomBytes {
  private RandomBytes() {}

  static byte[] of(int n) {
    RandomStream random = RandomStream.of(1, "bytes");
    byte[] bytes = new byte[n];
    for (int i = 0; i < n; i++) {
      bytes[i] = (byte) random.nextLong();
    }
    return bytes;
  }
}
