package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;
import static org.nd4j.linalg.api.buffer.DataType.FLOAT;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Arrays;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ConcatenationTest {
  private static final LayerWorkspaceMgr MEMORY = LayerWorkspaceMgr.noWorkspaces();

  static Stream<long[]> channels() {
    return Stream.of(
        new long[] {16, 16}, new long[] {1, 7}, new long[] {3, 1, 20}, new long[] {2, 2, 2, 2});
  }

  @ParameterizedTest
  @MethodSource("channels")
  void forwardAndBackward_anyChannels_joinAndSplit(long[] channels) throws Exception {
    for (DataType type : new DataType[] {FLOAT, DOUBLE}) {
      RunningConcatenation vertex = new RunningConcatenation(null, "joined", 0, type);
      for (int batch : new int[] {1, 3, 2}) {
        INDArray[] inputs = inputs(type, batch, channels);
        vertex.setInputs(inputs);
        INDArray wanted = Nd4j.concat(3, inputs);
        assertSame(vertex.doForward(true, MEMORY), wanted);
        for (INDArray epsilon : new INDArray[] {wanted.neg(), wanted.neg().dup('f')}) {
          vertex.setEpsilon(epsilon);
          INDArray[] below = vertex.doBackward(false, MEMORY).getSecond();
          for (int i = 0; i < inputs.length; i++) {
            assertSame(below[i], inputs[i].neg());
          }
        }
      }
    }
  }

  @Test
  void forward_gapsInMemory_changeNothing() {
    RunningConcatenation vertex = new RunningConcatenation(null, "joined", 0, FLOAT);
    INDArray[] inputs = inputs(FLOAT, 2, 3, 4);
    INDArray wide = Nd4j.concat(3, inputs[0], inputs[1]);
    INDArray view = wide.get(all(), all(), all(), interval(3, 7));
    vertex.setInputs(new INDArray[] {inputs[0].dup('f'), view});
    assertSame(vertex.doForward(false, MEMORY), wide);
  }

  @Test
  void getOutputType_branches_addsChannels() {
    assertThat(new Concatenation().getOutputType(0, images(4, 5, 3), images(4, 5, 7)))
        .isEqualTo(images(4, 5, 10));
  }

  @Test
  void getOutputType_differentSides_saysWhatToDo() {
    assertThatThrownBy(() -> new Concatenation().getOutputType(0, images(4, 5, 3), images(2, 5, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("images of 4x5 and 2x5 cannot be joined; give the branches equal strides");
  }

  private static InputType images(int height, int width, int channels) {
    return InputType.convolutional(height, width, channels, CNN2DFormat.NHWC);
  }

  private static INDArray[] inputs(DataType type, int batch, long... channels) {
    return Arrays.stream(channels)
        .mapToObj(count -> Gaussian.array(type, count, batch, 5, 3, count))
        .toArray(INDArray[]::new);
  }

  private static void assertSame(INDArray found, INDArray wanted) {
    assertThat(found.shape()).isEqualTo(wanted.shape());
    assertThat(Chain.bits(found)).isEqualTo(Chain.bits(wanted));
  }
}
