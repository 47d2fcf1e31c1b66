package rethink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExitTest {

  @TempDir Path folder;

  private Path connectionFile() throws IOException {
    Map<String, Object> connection = new HashMap<>(Map.of("ip", "127.0.0.1", "transport", "tcp"));
    connection.putAll(Map.of("key", "k", "signature_scheme", "hmac-sha256"));
    for (String port : List.of("shell", "iopub", "stdin", "control", "hb")) {
      try (var socket = new ServerSocket(0)) {
        connection.put(port + "_port", socket.getLocalPort());
      }
    }
    return Files.writeString(folder.resolve("connection.json"), new Gson().toJson(connection));
  }

  @Test
  void main_parentDies_endsTheKernel() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process parent = new ProcessBuilder("sleep", "60").start();
    var builder =
        new ProcessBuilder(
            java.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "rethink.kernel.Main",
            connectionFile().toString());
    builder.environment().put("JPY_PARENT_PID", String.valueOf(parent.pid()));
    Process kernel = builder.inheritIO().start();
    assertThat(kernel.waitFor(4, TimeUnit.SECONDS)).isFalse();

    parent.destroyForcibly();

    assertThat(kernel.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(kernel.exitValue()).isZero();
  }
}
