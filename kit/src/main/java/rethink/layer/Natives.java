package rethink.layer;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNSubsamplingHelper;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The native library under ND4J: chooses the oneDNN build where the class path has one, the GPU
 * only where there is one that ND4J has code for, says which was loaded, and lets convolution and
 * pooling layers use oneDNN.
 *
 * <p>Deeplearning4j 1.0.0-M2.1 looks for a class that no longer exists before it uses oneDNN and so
 * never does; the layers' helpers are therefore put in place here. Batch normalisation keeps the
 * built-in code: its helper does not know fixed scale and shift.
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
   */
  public record Backend(String library, String classifier, int threads) {

    public boolean oneDnn() {
      return library.equals("nd4j-native") && classifier.contains("-onednn");
    }

    @Override
    public String toString() {
      return "%s %s, %d compute thread%s"
          .formatted(library, classifier, threads, threads == 1 ? "" : "s");
    }
  }

  private Natives() {}

  /** Loads the native library (once; later calls are free) and says what was loaded. */
  public static Backend load() {
    return Loaded.BACKEND;
  }

  /**
   * Lets the convolution and pooling layers of an initialised network use oneDNN, if it is there.
   */
  public static void accelerate(ComputationGraph net) {
    if (!load().oneDnn()) {
      return;
    }
    for (org.deeplearning4j.nn.api.Layer layer : net.getLayers()) {
      if (layer instanceof ConvolutionLayer) {
        set(layer, ConvolutionLayer.class, new MKLDNNConvHelper(DataType.FLOAT));
        // Keeps the forward result for the backward pass, which would otherwise compute it again.
        layer.setCacheMode(CacheMode.HOST);
      } else if (layer instanceof SubsamplingLayer) {
        set(layer, SubsamplingLayer.class, new MKLDNNSubsamplingHelper(DataType.FLOAT));
      }
    }
  }

  private static void set(Object layer, Class<?> owner, Object helper) {
    try {
      Field field = owner.getDeclaredField("helper");
      field.setAccessible(true);
      field.set(layer, helper);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          owner.getName()
              + " has no field 'helper'; this kit is made for Deeplearning4j 1.0.0-M2.1",
          e);
    }
  }

  /** Whether the class path has ND4J's CUDA backend, as it does after a build with -Pcuda. */
  public static boolean builtForCuda() {
    return Natives.class.getResource(CUDA) != null;
  }

  /** Why a build for CUDA computes on the CPU all the same; empty if the GPU can be used. */
  public static Optional<String> gpuLack() {
    return "cpu".equals(System.getenv("RETHINK_BACKEND"))
        ? Optional.of("RETHINK_BACKEND=cpu asks for it")
        : Gpu.lack(Gpu.found());
  }

  private static final class Loaded {
    static final Backend BACKEND = find();

    private static Backend find() {
      String platform = Loader.getPlatform();
      if (System.getProperty(EXTENSION) == null) {
        List.of("-onednn", "-onednn-avx2", "-onednn-avx512").stream()
            .filter(extension -> isThere(platform + extension))
            .findFirst()
            .ifPresent(extension -> System.setProperty(EXTENSION, extension));
      }
      Optional<String> lack = builtForCuda() ? gpuLack() : Optional.empty();
      if (lack.isPresent()) {
        System.err.println("Using the CPU: " + lack.get() + ". See docs/gpu.md.");
        ND4JClassLoading.setNd4jClassloader(new CpuServices(ND4JClassLoading.getNd4jClassloader()));
      }
      boolean cuda = load(builtForCuda() && lack.isEmpty());
      String extension = System.getProperty(EXTENSION, "");
      String threads = System.getenv("OMP_NUM_THREADS");
      return new Backend(
          cuda ? "nd4j-cuda-11.6" : "nd4j-native",
          platform + (!cuda && isThere(platform + extension) ? extension : ""),
          threads == null ? Nd4j.getEnvironment().maxThreads() : Integer.parseInt(threads.trim()));
    }

    /** Whether it is the GPU that was loaded. */
    private static boolean load(boolean wantGpu) {
      try {
        Nd4j.getExecutioner();
      } catch (LinkageError | RuntimeException e) {
        if (wantGpu) {
          throw new IllegalStateException(
              "the GPU is one that ND4J serves, but CUDA could not be started ("
                  + e
                  + "); docs/gpu.md says what it needs. RETHINK_BACKEND=cpu uses the CPU.",
              e);
        }
        throw e;
      }
      boolean gpu = Nd4j.getBackend().getClass().getName().contains("jcublas");
      if (wantGpu && !gpu) {
        System.err.println(
            "Using the CPU: CUDA's libraries could not be loaded, as said above. See docs/gpu.md.");
      }
      return gpu;
    }

    private static boolean isThere(String build) {
      return List.of("libjnind4jcpu.so", "libjnind4jcpu.dylib", "jnind4jcpu.dll").stream()
          .anyMatch(
              library -> Natives.class.getResource(LIBRARY_FOLDER + build + "/" + library) != null);
    }
  }
}
