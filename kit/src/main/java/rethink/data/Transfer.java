package rethink.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import rethink.progress.Interruption;

/**
 * One download over HTTP into a part file, which outlives a failure so that the next attempt
 * resumes it. Mirrors are tried in order; a mirror is asked again as long as each answer brings the
 * file further.
 */
record Transfer(Catalogue.Download wanted, Path part, Fetch.Progress progress) {
  private static final int CONNECT_MILLIS = 20_000;
  private static final int SILENCE_MILLIS = 60_000;

  /** Leaves the part file complete, with the size and the checksum wanted. */
  void run() throws IOException {
    if (size() >= wanted.bytes()) {
      if (isSound()) {
        return;
      }
      Files.delete(part);
    }
    List<String> failures = new ArrayList<>();
    for (String url : wanted.urls()) {
      String failure = failureOf(url);
      if (failure == null) {
        return;
      }
      failures.add("\n  " + url + ": " + failure);
    }
    throw new DataException(
        "%s cannot be fetched:%s\nCheck the network and try again%s, or put the file in %s by hand."
            .formatted(
                wanted.name(),
                String.join("", failures),
                size() > 0 ? " (the %d bytes received are kept)".formatted(size()) : "",
                part.getParent()));
  }

  /** Null once the file is there, or why this mirror cannot give it. */
  private String failureOf(String url) throws IOException {
    boolean restarted = false;
    while (true) {
      Interruption.check();
      long before = size();
      try {
        receive(url, before);
      } catch (IOException e) {
        if (size() > before) {
          continue;
        }
        // Ours say it in words; of the library's, as UnknownHostException, the type is half of it.
        return e.getClass() == IOException.class ? e.getMessage() : e.toString();
      }
      if (isSound()) {
        return null;
      }
      String found = Checksum.md5(part);
      Files.delete(part);
      if (before == 0 || restarted) {
        return "content with MD5 %s, wanted %s".formatted(found, wanted.md5());
      }
      restarted = true; // the part found may have been another file's; once more from the start
    }
  }

  private void receive(String url, long from) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(SILENCE_MILLIS);
    if (from > 0) {
      connection.setRequestProperty("Range", "bytes=" + from + "-");
    }
    try {
      int status = connection.getResponseCode();
      if (status != 200 && status != 206) {
        throw new IOException("HTTP status " + status);
      }
      String range = connection.getHeaderField("Content-Range");
      if (status == 206 && (range == null || !range.startsWith("bytes " + from + "-"))) {
        throw new IOException("range %s, wanted bytes from %d on".formatted(range, from));
      }
      long start = status == 206 ? from : 0;
      long announced = connection.getContentLengthLong();
      if (announced >= 0 && start + announced != wanted.bytes()) {
        throw new IOException(
            "a file of %d bytes, wanted %d".formatted(start + announced, wanted.bytes()));
      }
      try (InputStream in = connection.getInputStream()) {
        append(in, start);
      }
    } finally {
      connection.disconnect();
    }
  }

  private void append(InputStream in, long start) throws IOException {
    try (FileChannel out =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      out.truncate(start).position(start);
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (out.position() + n > wanted.bytes()) {
          out.truncate(0);
          throw new IOException("more than the %d bytes wanted".formatted(wanted.bytes()));
        }
        for (ByteBuffer rest = ByteBuffer.wrap(buffer, 0, n); rest.hasRemaining(); ) {
          out.write(rest);
        }
        progress.report(wanted.name(), out.position(), wanted.bytes());
      }
      out.force(true);
      if (out.position() < wanted.bytes()) {
        throw new IOException(
            "the connection ended after %d of %d bytes".formatted(out.position(), wanted.bytes()));
      }
    }
  }

  private boolean isSound() throws IOException {
    return size() == wanted.bytes() && Checksum.md5(part).equals(wanted.md5());
  }

  private long size() throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }
}
