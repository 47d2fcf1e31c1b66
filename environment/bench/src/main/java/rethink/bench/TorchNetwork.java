package rethink.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import rethink.model.Model;

/**
 * A network and its whole training step as one TorchScript program, so that libtorch runs from
 * images to updated weights in a single call and pays nothing for being called from Java.
 *
 * <p>Local response normalisation is a 1x1 convolution with a banded matrix, which is quicker than
 * torch's own by average pooling. Convolutions of stride 2 are padded on both sides, as usual in
 * torch, where the kit pads after the last pixel: the same shapes and the same work.
 */
final class TorchNetwork implements NetworkPlan.Builder {

  private record Size(int channels, int side) {
    long values() {
      return (long) channels * side * side;
    }
  }

  private final Set<PeerOption> options;
  private final TorchProgram program = new TorchProgram();
  private final Map<String, Size> sizes = new HashMap<>();
  private final String logits;

  TorchNetwork(Model model, Set<PeerOption> options) {
    this.options = options;
    sizes.put(TorchProgram.IMAGES, new Size(Batches.CHANNELS, Batches.SIDE));
    String top = NetworkPlan.build(model, this, TorchProgram.IMAGES);
    logits = linear(top, Batches.CLASSES, 1);
  }

  /** The tensors that the program is called with. */
  TorchProgram program() {
    return program;
  }

  String source(double rate) {
    return program.source(logits, rate);
  }

  @Override
  public String convolution(
      String below, int channels, int kernel, int stride, boolean normalized) {
    Size in = sizes.get(below);
    Size out = new Size(channels, (in.side() + stride - 1) / stride);
    String weight = program.weight(2, channels, in.channels(), kernel, kernel);
    String top = convolve(below, weight, stride, kernel / 2, out);
    if (normalized) {
      String mean = program.constant(new float[channels], channels);
      String variance = program.constant(new float[channels], channels);
      top =
          line(
              "torch.batch_norm(%s, None, None, %s, %s, True, 0.1, 1e-05, False)"
                  .formatted(top, mean, variance),
              out);
    }
    return line("torch.relu_(" + top + ")", out);
  }

  @Override
  public String maxPool(String below) {
    Size in = sizes.get(below);
    return line(
        "torch.max_pool2d(%s, [3, 3], [2, 2], [0, 0], [1, 1], True)".formatted(below),
        new Size(in.channels(), (in.side() + 1) / 2));
  }

  @Override
  public String responseNorm(String below, int radius, double alpha) {
    Size size = sizes.get(below);
    int channels = size.channels();
    float[] band = new float[channels * channels];
    float[] ones = new float[channels];
    for (int i = 0; i < channels; i++) {
      ones[i] = 1;
      for (int j = Math.max(0, i - radius); j <= Math.min(channels - 1, i + radius); j++) {
        band[i * channels + j] = (float) alpha;
      }
    }
    String scale =
        line(
            "torch.conv2d(torch.mul(%s, %s), %s, %s)"
                .formatted(
                    below,
                    below,
                    program.constant(band, channels, channels, 1, 1),
                    program.constant(ones, channels)),
            size);
    // The root of a root is quicker than a power.
    String root = line("torch.rsqrt(" + scale + ")", size);
    return line("torch.mul(%s, torch.mul(%s, torch.sqrt(%s)))".formatted(below, root, root), size);
  }

  @Override
  public String concatenate(String left, String right) {
    int channels = sizes.get(left).channels() + sizes.get(right).channels();
    return line(
        "torch.cat([%s, %s], 1)".formatted(left, right),
        new Size(channels, sizes.get(left).side()));
  }

  @Override
  public String mean(String below) {
    return line("torch.mean(" + below + ", [2, 3])", new Size(sizes.get(below).channels(), 1));
  }

  @Override
  public String flatten(String below) {
    Size size = sizes.get(below);
    String images =
        options.contains(PeerOption.CHANNELS_LAST)
            ? line("torch.permute(" + below + ", [0, 2, 3, 1])", size)
            : below;
    int values = (int) size.values();
    return line("torch.reshape(%s, [-1, %d])".formatted(images, values), new Size(values, 1));
  }

  @Override
  public String dense(String below, int units) {
    String sums = linear(below, units, 1);
    return line("torch.relu_(" + sums + ")", sizes.get(sums));
  }

  private String linear(String below, int units, double gain) {
    int in = sizes.get(below).channels();
    Size out = new Size(units, 1);
    if (!options.contains(PeerOption.DENSE_AS_CONVOLUTION)) {
      String weight = program.weight(gain, units, in);
      return line("torch.linear(%s, %s, %s)".formatted(below, weight, program.bias(units)), out);
    }
    // A single image, one pixel for each row: with channels last, that is the matrix as it lies.
    String pixels =
        "torch.permute(torch.reshape(%s, [1, 1, -1, %d]), [0, 3, 1, 2])".formatted(below, in);
    String top = convolve(pixels, program.weight(gain, units, in, 1, 1), 1, 0, out);
    return line(
        "torch.reshape(torch.permute(%s, [0, 2, 3, 1]), [-1, %d])".formatted(top, units), out);
  }

  private String convolve(String below, String weight, int stride, int padding, Size out) {
    return line(
        "torch.conv2d(%s, %s, %s, [%d, %d], [%d, %d])"
            .formatted(
                below, weight, program.bias(out.channels()), stride, stride, padding, padding),
        out);
  }

  private String line(String expression, Size size) {
    String name = program.line(expression);
    sizes.put(name, size);
    return name;
  }
}
