package rethink.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A server on the loopback interface that serves one content well or badly, and remembers requests.
 */
final class FileServer implements AutoCloseable {
  private final HttpServer server;
  private final byte[] content;

  /** "PATH" or "PATH from OFFSET" for each request, in order. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  FileServer(byte[] content) throws IOException {
    this.content = content;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/good/", exchange -> serve(exchange, content.length, true));
    server.createContext("/slow/", exchange -> serveSlowly(exchange));
    server.createContext("/cut/", exchange -> serve(exchange, content.length / 3, true));
    server.createContext("/forgetful/", exchange -> serve(exchange, content.length / 3, false));
    server.createContext("/endless/", exchange -> serveWithoutLength(exchange, content.length + 1));
    server.createContext("/short/", exchange -> serveWithoutLength(exchange, content.length / 2));
    server.start();
  }

  String url(String path) {
    return "http://%s:%d/%s"
        .formatted(
            server.getAddress().getAddress().getHostAddress(), server.getAddress().getPort(), path);
  }

  /** At most {@code most} bytes per request, then the connection is cut. */
  private void serve(HttpExchange exchange, int most, boolean resumes) throws IOException {
    try (exchange) {
      int from = resumes ? remember(exchange) : remember(exchange) * 0;
      int length = content.length - from;
      if (from > 0) {
        exchange
            .getResponseHeaders()
            .set(
                "Content-Range",
                "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
      }
      exchange.sendResponseHeaders(from > 0 ? 206 : 200, length);
      exchange.getResponseBody().write(content, from, Math.min(most, length));
      exchange.getResponseBody().flush();
    }
  }

  private void serveSlowly(HttpExchange exchange) throws IOException {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    serve(exchange, content.length, true);
  }

  private void serveWithoutLength(HttpExchange exchange, int length) throws IOException {
    remember(exchange);
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < length; i++) {
        out.write(content[i % content.length]);
      }
    }
  }

  private int remember(HttpExchange exchange) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from =
        range == null
            ? 0
            : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    requests.add(exchange.getRequestURI().getPath() + (from > 0 ? " from " + from : ""));
    return from;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
