package rethink.bench;

import java.util.Locale;

/** A choice in libtorch's training step that changes its speed but not what it computes. */
enum PeerOption {
  /** Images and convolution weights are stored channel by channel within each pixel. */
  CHANNELS_LAST,
  /** Dense layers run as 1x1 convolutions, so by oneDNN instead of MKL. */
  DENSE_AS_CONVOLUTION,
  /** TorchScript specialises and fuses the graph after its first runs. */
  GRAPH_OPTIMIZER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
