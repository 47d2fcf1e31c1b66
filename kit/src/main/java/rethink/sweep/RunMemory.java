package rethink.sweep;

import rethink.train.Experiment;

/**
 * What a run's process needs of memory. The figures are measured, then rounded up: an MLP, the
 * paper's AlexNet and its Inception on batches of 128 keep 0.28, 0.50 and 1.49 GB resident with few
 * images.
 */
final class RunMemory {
  /** Java and native code, and what oneDNN and OpenBLAS keep for themselves. */
  private static final double PROCESS = 250;

  private static final double HEAP = 200;

  /** Numbers kept of each activation: its gradient, and copies in the order that kernels want. */
  private static final double PER_ACTIVATION = 4.5;

  /** Gradient, momentum, copies, and a checkpoint on its way to the disk. */
  private static final double PER_PARAMETER = 6;

  /** An image as read, as cropped, and as floats where its pixels are Gaussian. */
  private static final double BYTES_PER_IMAGE = 3072 + 2352 + 4 * 2352;

  private static final double FLOAT = 4;
  private static final double MEGABYTE = 1 << 20;

  private RunMemory() {}

  /** Megabytes, about; the heap may grow to half of it. */
  static long need(Experiment experiment) {
    NetworkSize size = NetworkSize.of(experiment);
    long images = (long) experiment.dataset().trainSize() + experiment.dataset().testSize();
    double heap = HEAP + images * BYTES_PER_IMAGE / MEGABYTE;
    double numbers =
        PER_PARAMETER * size.parameters()
            + PER_ACTIVATION * experiment.batch() * size.activations();
    return Math.round(Math.max(2 * heap, heap + PROCESS + FLOAT * numbers / MEGABYTE));
  }
}
