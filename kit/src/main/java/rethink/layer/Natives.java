package rethink.layer;

import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The native library under ND4J: chooses the oneDNN build where the class path has one, the GPU
 * only where there is one that ND4J has code for, and says which was loaded.
 */
public final class Natives {
  private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";
  private static final String LIBRARY_FOLDER = "/org/nd4j/linalg/cpu/nativecpu/bindings/";
  private static final String CUDA = "/org/nd4j/linalg/jcublas/JCublasBackend.class";

  /**
   * Which build of the native library runs, and with how many compute threads.
   *
   * @param library nd4j-native for the CPU, nd4j-cuda-11.6 for GPUs
   * @param classifier platform and extension, such as linux-x86_64-onednn
   * @param layers what computes the kit's layers: oneDNN with its version and instruction set, or
   *     ND4J
   */
  public record Backend(String library, String classifier, String layers, int threads) {

    @Override
    public String toString() {
      return "%s %s, layers by %s, %d compute thread%s"
          .formatted(library, classifier, layers, threads, threads == 1 ? "" : "s");
    }
  }

  private Natives() {}

  /**
   * Loads the native library (once; later calls are free) and says what was loaded.
   *
   * @throws IllegalStateException if there is a GPU that ND4J serves and CUDA fails on it
   */
  public static Backend load() {
    return found().backend();
  }

  private static Found found() {
    try {
      return Loaded.FOUND;
    } catch (ExceptionInInitializerError e) {
      if (e.getCause() instanceof IllegalStateException told) {
        throw told;
      }
      throw e;
    }
  }

  /** Whether the class path has ND4J's CUDA backend, as it does after a build with -Pcuda. */
  public static boolean builtForCuda() {
    return Natives.class.getResource(CUDA) != null;
  }

  /**
   * Why this process computes on the CPU although it was built for CUDA, or would do so if it were;
   * empty if the GPU is used or could be.
   */
  public static Optional<String> gpuLack() {
    return builtForCuda() ? found().gpuLack() : Gpu.lack(Gpu.found());
  }

  private record Found(Backend backend, Optional<String> gpuLack) {}

  private static final class Loaded {
    static final Found FOUND = find();

    private static Found find() {
      Optional<String> lack = lackOfGpu();
      if (builtForCuda() && lack.isPresent()) {
        ND4JClassLoading.setNd4jClassloader(new CpuServices(ND4JClassLoading.getNd4jClassloader()));
      }
      chooseOneDnn();
      boolean gpu = load(builtForCuda() && lack.isEmpty());
      if (builtForCuda() && lack.isEmpty() && !gpu) {
        lack = Optional.of("CUDA's libraries could not be loaded, or saw no device");
      }
      if (builtForCuda() && !gpu) {
        System.err.println("Using the CPU: " + lack.orElseThrow() + ". See docs/gpu.md.");
      }
      return new Found(backend(gpu), lack);
    }

    private static Optional<String> lackOfGpu() {
      return "cpu".equals(System.getenv("RETHINK_BACKEND"))
          ? Optional.of("RETHINK_BACKEND=cpu asks for it")
          : builtForCuda() ? Gpu.lack(Gpu.found()) : Optional.empty();
    }

    /** Loads ND4J and says whether it took a GPU. */
    private static boolean load(boolean wantGpu) {
      try {
        Nd4j.getExecutioner();
        return Nd4j.getBackend().getClass().getName().contains("jcublas");
      } catch (LinkageError | RuntimeException e) {
        if (!wantGpu) {
          throw e;
        }
        throw new IllegalStateException(
            "there is a GPU that ND4J serves, but CUDA fails on it ("
                + e
                + "); docs/gpu.md says what it needs, and RETHINK_BACKEND=cpu uses the CPU",
            e);
      }
    }

    private static void chooseOneDnn() {
      if (System.getProperty(EXTENSION) == null) {
        Stream.of("-onednn", "-onednn-avx2", "-onednn-avx512")
            .filter(extension -> isThere(Loader.getPlatform() + extension))
            .findFirst()
            .ifPresent(extension -> System.setProperty(EXTENSION, extension));
      }
    }

    private static Backend backend(boolean gpu) {
      String platform = Loader.getPlatform();
      String extended = platform + System.getProperty(EXTENSION, "");
      String threads = System.getenv("OMP_NUM_THREADS");
      return new Backend(
          gpu ? "nd4j-cuda-11.6" : "nd4j-native",
          !gpu && isThere(extended) ? extended : platform,
          OneDnn.serves(DataType.FLOAT) ? OneDnn.describe() : "ND4J",
          threads == null ? Nd4j.getEnvironment().maxThreads() : Integer.parseInt(threads.trim()));
    }

    private static boolean isThere(String build) {
      return Stream.of("libjnind4jcpu.so", "libjnind4jcpu.dylib", "jnind4jcpu.dll")
          .anyMatch(
              library -> Natives.class.getResource(LIBRARY_FOLDER + build + "/" + library) != null);
    }
  }
}
