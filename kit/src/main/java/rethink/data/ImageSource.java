package rethink.data;

/** Images of bytes that are too many to be kept in memory. Any thread may read. */
interface ImageSource {
  int images();

  /** One image, CHW; the same at every call. The array must not be changed. */
  byte[] read(int image);

  /** Says which images are asked for next, so that they may be read meanwhile. */
  void expect(int[] images);

  /** Stands for the content of all images without reading them. */
  String fingerprint();
}
