package rethink.layer;

import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Intel's oneDNN (Apache-2.0), called directly: it computes several times faster than through
 * ND4J's operations, which copy into its layouts and back at each call. Layers use it for floats on
 * the CPU; everything else takes the portable way through ND4J.
 */
public final class OneDnn {
  private static final String SWITCH = "rethink.onednn";
  private static final ThreadLocal<stream> STREAM =
      ThreadLocal.withInitial(() -> new stream(engine()));

  private OneDnn() {}

  /** Whether layers of this data type use it; -Drethink.onednn=false switches it off. */
  public static boolean serves(DataType type) {
    return Floats.inReach(type == DataType.BFLOAT16 ? DataType.FLOAT : type)
        && !"false".equals(System.getProperty(SWITCH))
        && Loaded.FAILURE == null
        // AVX-512 is enough to have them, if not to have them quickly.
        && (type != DataType.BFLOAT16 || instructions().startsWith("avx512_core"));
  }

  /** Whether it multiplies bfloat16 by the processor's matrix units. */
  static boolean hasMatrixUnits() {
    return serves(DataType.BFLOAT16) && instructions().contains("amx");
  }

  private static String instructions() {
    return Loaded.FAILURE == null ? dnnl.get_effective_cpu_isa().intern().name() : "";
  }

  /** Its version and the instruction set it uses here, or why it is not there. */
  public static String describe() {
    if (Loaded.FAILURE != null) {
      return "oneDNN not loaded: " + Loaded.FAILURE;
    }
    dnnl_version_t version = dnnl.dnnl_version();
    return "oneDNN %d.%d.%d (%s)"
        .formatted(version.major(), version.minor(), version.patch(), instructions());
  }

  static engine engine() {
    return Loaded.ENGINE;
  }

  static stream stream() {
    return STREAM.get();
  }

  /** Floats in a layout; dimensions in oneDNN's order: batch, channels, height, width. */
  static memory.desc floats(memory.format_tag layout, long... dimensions) {
    return layout(DataType.FLOAT, layout, dimensions);
  }

  /** The same of floats or bfloat16. */
  static memory.desc layout(DataType type, memory.format_tag layout, long... dimensions) {
    return new memory.desc(dimensions, number(type), layout);
  }

  static memory.data_type number(DataType type) {
    return switch (type) {
      case FLOAT -> memory.data_type.f32;
      case BFLOAT16 -> memory.data_type.bf16;
      default ->
          throw new IllegalArgumentException(
              "array of %s, wanted FLOAT or BFLOAT16".formatted(type));
    };
  }

  private static final class Loaded {
    static final Throwable FAILURE = load();
    static final engine ENGINE = FAILURE == null ? new engine(engine.kind.cpu, 0) : null;

    private static Throwable load() {
      try {
        Loader.load(dnnl.class);
        return null;
      } catch (LinkageError e) {
        return e;
      }
    }
  }
}
