package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuServicesTest {
  private static final String BACKENDS = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";

  @TempDir private Path folder;

  @Test
  void getResources_backends_leavesOutThatOfCudaAlone() throws IOException {
    // The folder's own name must not count.
    Path below = Files.createDirectory(folder.resolve("nd4j-cuda-11.6"));
    URL[] jars = {jar(below, "nd4j-cuda-11.6-1.0.jar"), jar(below, "nd4j-native-1.0.jar")};
    try (var all = new URLClassLoader(jars, null)) {
      assertThat(Collections.list(new CpuServices(all).getResources(BACKENDS)))
          .singleElement()
          .satisfies(url -> assertThat(url.toString()).contains("nd4j-native-1.0.jar!"));
      assertThat(Collections.list(new CpuServices(all).getResources("other"))).hasSize(2);
    }
  }

  private static URL jar(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      jar.putNextEntry(new JarEntry(BACKENDS));
      jar.putNextEntry(new JarEntry("other"));
    }
    return file.toUri().toURL();
  }
}
