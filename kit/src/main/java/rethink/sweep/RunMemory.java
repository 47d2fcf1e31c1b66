package rethink.sweep;

import rethink.train.Experiment;

/**
 * What a run's process needs of memory: figures measured, then rounded up. On batches of 128, an
 * MLP, the paper's AlexNet and its Inception keep 0.3, 0.5 and 1.5 GB resident with few images, the
 * last two 1.6 and 2.4 GB with CIFAR-10's 60,000 and Gaussian pixels.
 */
final class RunMemory {
  /** Java and native code, and what oneDNN and OpenBLAS keep for themselves. */
  private static final double PROCESS = 250;

  private static final double HEAP = 200;

  /** The share of a process that its heap may grow to. */
  static final double HEAP_SHARE = 0.6;

  /** A third of the heap is for what is young, and images grow old. */
  private static final double HEAP_PER_IMAGES = 1.5;

  /** Numbers kept of each activation: its gradient, and copies in the order that kernels want. */
  private static final double PER_ACTIVATION = 4.5;

  /** Gradient, momentum, copies, and a checkpoint on its way to the disk. */
  private static final double PER_PARAMETER = 6;

  /**
   * Bytes for each value that is seen of an image: as read, cropped, and as floats of a Gaussian.
   */
  private static final double BYTES_PER_VALUE = 3072.0 / 2352 + 1 + 4;

  /** Images in files are kept as far as the heap allows; this is enough for ImageNet's. */
  private static final double MOST_IMAGES = 2_000;

  private static final double FLOAT = 4;
  private static final double MEGABYTE = 1 << 20;

  private RunMemory() {}

  /** Megabytes, about. */
  static long need(Experiment experiment) {
    NetworkSize size = NetworkSize.of(experiment);
    double images =
        Math.min(
            MOST_IMAGES,
            ((double) experiment.dataset().trainSize() + experiment.dataset().testSize())
                * experiment.dataset().seen().size()
                * BYTES_PER_VALUE
                / MEGABYTE);
    double numbers =
        PER_PARAMETER * size.parameters()
            + PER_ACTIVATION * experiment.batch() * size.activations();
    return Math.round(
        Math.max(
            (HEAP + HEAP_PER_IMAGES * images) / HEAP_SHARE,
            HEAP + images + PROCESS + FLOAT * numbers / MEGABYTE));
  }
}
