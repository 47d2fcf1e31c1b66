package rethink.kernel;

import java.io.InterruptedIOException;
import java.util.Map;

/** Where a cell's output goes: a Jupyter front end, or the outputs of a notebook file. */
interface Screen {

  /** Appends text to standard output, or to standard error when {@code error} is true. */
  void write(boolean error, String text);

  /** Shows a bundle (mime type to text) under a display id. */
  void show(String displayId, Map<String, String> bundle);

  /** Replaces the bundle shown under a display id; an unknown id changes nothing. */
  void update(String displayId, Map<String, String> bundle);

  /** Reads one line with its line break from the reader, or null where nobody can be asked. */
  String readLine() throws InterruptedIOException;
}
