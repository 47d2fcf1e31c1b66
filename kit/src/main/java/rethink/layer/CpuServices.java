package rethink.layer;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.regex.Pattern;

/**
 * A view of the class path on which ND4J finds its CPU backend alone. ND4J itself would take the
 * CUDA backend first wherever a driver answers, also for a GPU that it has no code for.
 */
final class CpuServices extends ClassLoader {
  private static final String BACKENDS = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";
  private static final Pattern CUDA = Pattern.compile("/nd4j-cuda-[^/]*\\.jar!");

  CpuServices(ClassLoader all) {
    super("cpu-services", all);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    Enumeration<URL> all = super.getResources(name);
    return name.equals(BACKENDS)
        ? Collections.enumeration(
            Collections.list(all).stream()
                .filter(url -> !CUDA.matcher(url.toString()).find())
                .toList())
        : all;
  }
}
