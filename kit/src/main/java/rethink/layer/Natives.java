package rethink.layer;

import java.lang.reflect.Field;
import java.util.List;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNSubsamplingHelper;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The native library under ND4J: chooses the oneDNN build where the class path has one, says which
 * was loaded, and lets convolution and pooling layers use it.
 *
 * <p>Deeplearning4j 1.0.0-M2.1 looks for a class that no longer exists before it uses oneDNN and so
 * never does; the layers' helpers are therefore put in place here. Batch normalisation keeps the
 * built-in code: its helper does not know fixed scale and shift.
 */
public final class Natives {
  private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";
  private static final String LIBRARY_FOLDER = "/org/nd4j/linalg/cpu/nativecpu/bindings/";

  /** Which build of the native library runs, and with how many compute threads. */
  public record Backend(String platform, boolean oneDnn, int threads) {
    @Override
    public String toString() {
      return "nd4j-native %s%s, %d compute thread%s"
          .formatted(platform, oneDnn ? " with oneDNN" : "", threads, threads == 1 ? "" : "s");
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

  /** Whether arrays of this type are floats in the processor's own memory, for loops in Java. */
  public static boolean floatsInReach(DataType type) {
    return Floats.inReach(type);
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

  private static final class Loaded {
    static final Backend BACKEND = find();

    private static Backend find() {
      String platform = org.bytedeco.javacpp.Loader.getPlatform();
      boolean oneDnn =
          List.of("libjnind4jcpu.so", "libjnind4jcpu.dylib", "jnind4jcpu.dll").stream()
              .anyMatch(
                  library ->
                      Natives.class.getResource(LIBRARY_FOLDER + platform + "-onednn/" + library)
                          != null);
      if (oneDnn && System.getProperty(EXTENSION) == null) {
        System.setProperty(EXTENSION, "-onednn");
      }
      String threads = System.getenv("OMP_NUM_THREADS");
      Nd4j.getExecutioner();
      return new Backend(
          platform,
          oneDnn && "-onednn".equals(System.getProperty(EXTENSION)),
          threads == null ? Nd4j.getEnvironment().maxThreads() : Integer.parseInt(threads.trim()));
    }
  }
}
