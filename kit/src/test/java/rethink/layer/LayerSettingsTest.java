package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rethink.layer.Precision.BFLOAT16;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class LayerSettingsTest {

  @Test
  void equals_otherSettings_tellsLayersApart() {
    assertThat(Pooling.max(2, 2)).isEqualTo(Pooling.max(2, 2)).isNotEqualTo(Pooling.max(3, 2));
    assertThat(new LocalResponseNorm(4, 0.1)).isNotEqualTo(new LocalResponseNorm(4, 0.2));
    assertThat(new Convolution.Builder(3).nOut(4).build())
        .isEqualTo(new Convolution.Builder(3).nOut(4).build())
        .isNotEqualTo(new Convolution.Builder(5).nOut(4).build())
        .isNotEqualTo(new Convolution.Builder(3).nOut(4).normalized(true).build())
        .isNotEqualTo(new Convolution.Builder(3).nOut(4).precision(BFLOAT16).build());
    assertThat(new Dense.Builder().nOut(4).build())
        .isEqualTo(new Dense.Builder().nOut(4).build())
        .isNotEqualTo(new Dense.Builder().nOut(4).weights(new WeightNormalisation()).build())
        .isNotEqualTo(new Dense.Builder().nOut(4).precision(BFLOAT16).build());
  }

  @Test
  void init_normalizedWithClippedGradients_isRefused() {
    Convolution clipped =
        new Convolution.Builder(3)
            .nOut(2)
            .name("stem")
            .normalized(true)
            .gradientNormalization(GradientNormalization.ClipL2PerLayer)
            .build();
    InputType images = InputType.convolutional(5, 5, 3, CNN2DFormat.NHWC);
    assertThatThrownBy(() -> Chain.net(DataType.FLOAT, images, clipped))
        .hasMessageContaining(
            "got gradient normalisation ClipL2PerLayer, which would falsify its"
                + " running statistics; leave it out");
  }
}
