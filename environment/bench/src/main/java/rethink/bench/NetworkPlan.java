package rethink.bench;

import rethink.model.Mlp;
import rethink.model.Model;
import rethink.model.SmallAlexNet;
import rethink.model.SmallInception;

/**
 * The paper's networks up to the last hidden layer (appendix A and Figure 3), told once more for
 * the engines that do not have the kit's layers.
 */
final class NetworkPlan {

  /** Puts a layer on the one that is named {@code below} and returns its name. */
  interface Builder {

    /** Convolution with bias and "same" padding, batch normalisation if asked, rectifier. */
    String convolution(String below, int channels, int kernel, int stride, boolean normalized);

    /** Windows of 3x3 at every second pixel, output sides rounded up. */
    String maxPool(String below);

    /**
     * Local response normalisation over {@code radius} channels on each side, bias 1, beta 0.75.
     */
    String responseNorm(String below, int radius, double alpha);

    String concatenate(String left, String right);

    /** The mean of each channel. */
    String mean(String below);

    /** Images as rows. */
    String flatten(String below);

    /** A dense layer with bias and rectifier. */
    String dense(String below, int units);
  }

  private final Builder builder;
  private final SmallInception inception;

  private NetworkPlan(Builder builder, SmallInception inception) {
    this.builder = builder;
    this.inception = inception;
  }

  /** Builds the hidden layers on the images and returns the name of the last one. */
  static String build(Model model, Builder builder, String images) {
    if (model instanceof Mlp mlp) {
      String top = builder.flatten(images);
      for (int i = 0; i < mlp.depth(); i++) {
        top = builder.dense(top, mlp.width());
      }
      return top;
    } else if (model instanceof SmallAlexNet alexNet) {
      return alexNet(builder, images, alexNet.narrowing());
    } else if (model instanceof SmallInception inception) {
      return new NetworkPlan(builder, inception).inception(images);
    }
    throw new IllegalArgumentException(
        "the peers have no %s; compare inception, alexnet or an MLP".formatted(model.name()));
  }

  private static String alexNet(Builder builder, String images, int narrowing) {
    String top = images;
    for (int block = 0; block < 2; block++) {
      top = builder.convolution(top, 64 / narrowing, 5, 1, false);
      top = builder.responseNorm(builder.maxPool(top), 4, 0.001 / 9);
    }
    return builder.dense(builder.dense(builder.flatten(top), 384 / narrowing), 192 / narrowing);
  }

  private String inception(String images) {
    String top = convolution(images, 96, 3, 1);
    top = module(module(top, 32, 32), 32, 48);
    top = downsample(top, 80);
    top = module(module(top, 112, 48), 96, 64);
    top = module(module(top, 80, 80), 48, 96);
    top = downsample(top, 96);
    return builder.mean(module(module(top, 176, 160), 176, 160));
  }

  private String module(String below, int wide1x1, int wide3x3) {
    return builder.concatenate(
        convolution(below, wide1x1, 1, 1), convolution(below, wide3x3, 3, 1));
  }

  private String downsample(String below, int wide) {
    return builder.concatenate(convolution(below, wide, 3, 2), builder.maxPool(below));
  }

  private String convolution(String below, int channels, int kernel, int stride) {
    return builder.convolution(
        below, inception.narrow(channels), kernel, stride, inception.batchNorm());
  }
}
