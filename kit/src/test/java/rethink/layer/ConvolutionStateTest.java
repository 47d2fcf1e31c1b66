package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.api.buffer.DataType.FLOAT;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a convolution keeps between calls must not show in its numbers, to the bit. */
class ConvolutionStateTest {

  /** Inside in rows of channels and in blocks of sixteen, normalised or not. */
  static List<Module> modules() {
    return List.of(
        new Module(3, 1, 3, 5, 6, 5, true),
        new Module(1, 1, 12, 20, 6, 5, false),
        new Module(3, 1, 16, 32, 6, 5, true),
        new Module(3, 2, 3, 16, 7, 5, false),
        new Module(5, 1, 16, 16, 6, 5, false),
        // By Winograd's method in large batches only.
        new Module(3, 1, 32, 32, 14, 14, true));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void step_gapsInMemory_changeNothing(Module module) {
    INDArray x = module.images(1, 4);
    INDArray epsilon = module.epsilon(2, 4);
    Step plain = Step.of(module.net(FLOAT), x, epsilon);
    assertSame(Step.of(module.net(FLOAT), x.dup('f'), lastChannels(epsilon)), plain);
    assertSame(Step.of(module.net(FLOAT), lastChannels(x), epsilon.dup('f')), plain);
  }

  /** The same values as a view of a wider array, as under a concatenation. */
  private static INDArray lastChannels(INDArray array) {
    INDArray wide = Nd4j.concat(3, array.mul(7), array);
    return wide.get(all(), all(), all(), interval(array.size(3), 2 * array.size(3)));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void step_inputGradientNotWanted_isNullAndTheRestAsBefore(Module module) {
    Step wanted = Step.of(module.net(FLOAT), module.images(1, 4), module.epsilon(2, 4));
    MultiLayerNetwork net = module.net(FLOAT, module.layer().inputGradient(false).build());
    Step found = Step.of(net, module.images(1, 4), module.epsilon(2, 4));
    assertThat(found.below()).isNull();
    // The layer may choose another layout inside, hence no bits.
    assertThat(Difference.between(found.out(), wanted.out())).isLessThan(1e-6);
    assertThat(Difference.between(found.gradient(), wanted.gradient())).isLessThan(1e-6);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void step_batchOfAnotherSize_isThatOfANewNetwork(Module module) {
    MultiLayerNetwork net = module.net(FLOAT);
    for (int batch : new int[] {128, 17, 128, 1, 17}) {
      MultiLayerNetwork fresh = module.net(FLOAT);
      fresh.setParams(net.params());
      net.output(module.images(3, batch + 1));
      Step found = Step.of(net, module.images(batch, batch), module.epsilon(2, batch));
      assertSame(found, Step.of(fresh, module.images(batch, batch), module.epsilon(2, batch)));
      assertSame(net.params(), fresh.params());
      INDArray x = module.images(4, 3);
      assertSame(net.output(x), fresh.output(x));
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void steps_netsInTurnOrInTwoThreads_areThoseOfANetAlone(Module module) {
    INDArray wanted = train(module.net(FLOAT), module, 0, 6);
    MultiLayerNetwork left = module.net(FLOAT);
    MultiLayerNetwork right = module.net(FLOAT);
    for (int step = 0; step < 6; step++) {
      train(left, module, step, step + 1);
      train(right, module, step, step + 1);
    }
    assertSame(left.params(), wanted);
    assertSame(right.params(), wanted);
    List<CompletableFuture<INDArray>> threads =
        IntStream.range(0, 2)
            .mapToObj(
                any -> CompletableFuture.supplyAsync(() -> train(module.net(FLOAT), module, 0, 6)))
            .toList();
    threads.forEach(thread -> assertSame(thread.join(), wanted));
  }

  @Test
  void steps_eachInAThreadOfItsOwn_areThoseOfOneThread() throws InterruptedException {
    for (Module module : modules()) {
      MultiLayerNetwork net = module.net(FLOAT);
      for (int step = 0; step < 4; step++) {
        int now = step;
        Thread thread = new Thread(() -> train(net, module, now, now + 1));
        thread.start();
        thread.join();
      }
      assertSame(net.params(), train(module.net(FLOAT), module, 0, 4));
    }
  }

  /** JSON and saving to a file are tested for whole networks, with the optimiser's state. */
  private static INDArray train(MultiLayerNetwork net, Module module, int from, int to) {
    for (int step = from; step < to; step++) {
      int batch = step % 2 == 0 ? 8 : 3;
      Step.of(net, module.images(step, batch), module.epsilon(100 + step, batch));
    }
    return net.params().dup();
  }

  private static void assertSame(Step found, Step wanted) {
    assertSame(found.out(), wanted.out());
    assertSame(found.gradient(), wanted.gradient());
    assertSame(found.below(), wanted.below());
  }

  /** Bits: arrays themselves count as equal within 1e-5. */
  private static void assertSame(INDArray found, INDArray wanted) {
    assertThat(Chain.bits(found)).isEqualTo(Chain.bits(wanted));
  }
}
