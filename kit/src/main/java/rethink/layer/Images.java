package rethink.layer;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;

/** What the kit's image layers want to be fed: [batch, height, width, channels]. */
final class Images {
  private Images() {}

  static InputType.InputTypeConvolutional of(InputType input, String layer) {
    if (input instanceof InputType.InputTypeConvolutional images
        && images.getFormat() == CNN2DFormat.NHWC) {
      return images;
    }
    throw new IllegalStateException(
        ("layer '%s' got input %s; it wants images [batch, height, width, channels]: give the"
                + " network InputType.convolutional(height, width, channels, CNN2DFormat.NHWC)")
            .formatted(layer, input));
  }
}
