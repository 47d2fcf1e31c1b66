package rethink.sweep;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Lines of UTF-8 that end in a line feed, none longer than a limit. */
final class BoundedLines {
  private final InputStream in;
  private final int most;

  BoundedLines(InputStream in, int mostBytes) {
    this.in = new BufferedInputStream(in);
    most = mostBytes;
  }

  /**
   * The next line; null at the end of the stream, where a line that was not ended is none.
   *
   * @throws IOException if it is longer than the limit
   */
  String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return line.toString(StandardCharsets.UTF_8);
      }
      line.write(next);
      if (line.size() > most) {
        throw new IOException("a line of more than %d bytes".formatted(most));
      }
    }
    return null;
  }
}
