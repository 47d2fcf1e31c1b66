package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class FloatsTest {
  @Test
  void array_values_lieRowByRow() {
    INDArray array = Floats.array(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    assertThat(array.dataType()).isEqualTo(DataType.FLOAT);
    assertThat(array.toFloatMatrix()).isDeepEqualTo(new float[][] {{1, 2, 3}, {4, 5, 6}});
  }

  @Test
  void array_otherNumberOfValues_isRefused() {
    assertThatThrownBy(() -> Floats.array(new float[5], 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 values for an array of shape [2, 3]; wanted 6");
  }
}
