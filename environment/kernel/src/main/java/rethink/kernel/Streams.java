package rethink.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Leads System.out, System.err and System.in to and from a screen. */
final class Streams {

  private Streams() {}

  static void redirectTo(Screen screen) {
    System.setOut(print(text -> screen.write(false, text)));
    System.setErr(print(text -> screen.write(true, text)));
    System.setIn(new Lines(screen));
  }

  private static PrintStream print(Consumer<String> target) {
    return new PrintStream(new Text(target), true, StandardCharsets.UTF_8);
  }

  /** Decodes UTF-8 as it comes; a character cut in two waits for its second half. */
  private static final class Text extends OutputStream {
    private final Consumer<String> target;
    private final CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] rest = {};

    Text(Consumer<String> target) {
      this.target = target;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      ByteBuffer in = ByteBuffer.allocate(rest.length + length);
      in.put(rest).put(bytes, offset, length).flip();
      CharBuffer out = CharBuffer.allocate(in.remaining());
      decoder.decode(in, out, false);
      rest = new byte[in.remaining()];
      in.get(rest);
      if (out.flip().hasRemaining()) {
        target.accept(out.toString());
      }
    }
  }

  /** Unchecked, because a Scanner takes an IOException for the end of the text. */
  private static final class NoInput extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NoInput() {
      super(
          "the cell asks for input, but nobody can answer here: a run without Jupyter, or a front"
              + " end that takes no input; write the value into the cell");
    }
  }

  /** Asks the screen for a line whenever the last one is used up. */
  private static final class Lines extends InputStream {
    private final Screen screen;
    private ByteBuffer line = ByteBuffer.allocate(0);

    Lines(Screen screen) {
      this.screen = screen;
    }

    @Override
    public int read() throws IOException {
      return hasMore() ? line.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!hasMore()) {
        return -1;
      }
      int count = Math.min(length, line.remaining());
      line.get(target, offset, count);
      return count;
    }

    @Override
    public int available() {
      return line.remaining();
    }

    private boolean hasMore() throws IOException {
      if (!line.hasRemaining()) {
        String next = screen.readLine();
        if (next == null) {
          throw new NoInput();
        }
        line = ByteBuffer.wrap(next.getBytes(StandardCharsets.UTF_8));
      }
      return line.hasRemaining();
    }
  }
}
