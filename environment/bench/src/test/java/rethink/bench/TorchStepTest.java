package rethink.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rethink.data.Shape;
import rethink.model.Model;
import rethink.model.ModelSummary;

class TorchStepTest {
  private static final Shape IMAGES = new Shape(28, 28, 3);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mlp-1x512",
        "mlp-3x512",
        "alexnet",
        "inception",
        "inception-no-bn",
        "inception/5"
      })
  void parameters_anyModel_areAsManyAsTheKits(String name) {
    Model model = Model.named(name);
    try (TorchStep step = new TorchStep(model, new Batches(1, 1), Set.of(), 0.01)) {
      assertThat(step.parameters())
          .isEqualTo(ModelSummary.of(model, IMAGES, Batches.CLASSES).trainableParameters());
    }
  }

  /** Labels that are chance are learned only where the gradients are right. */
  @ParameterizedTest
  @CsvSource({"mlp-1x512, 0.01, 30", "alexnet, 0.002, 80", "inception/16, 0.1, 60"})
  void run_randomLabels_memorises(String name, double rate, int steps) {
    assertThat(lossAfter(steps, name, PeerSettings.best().options(), rate)).isLessThan(0.1);
  }

  @ParameterizedTest
  @CsvSource({"mlp-1x512, 0.01, 30", "alexnet, 0.002, 80", "inception/16, 0.1, 60"})
  void run_everyOption_memorisesAsWell(String name, double rate, int steps) {
    assertThat(lossAfter(steps, name, EnumSet.allOf(PeerOption.class), rate)).isLessThan(0.1);
  }

  private static double lossAfter(int steps, String name, Set<PeerOption> options, double rate) {
    try (TorchStep step = new TorchStep(Model.named(name), new Batches(8, 1), options, rate)) {
      step.run();
      assertThat(step.loss()).as("loss of chance").isBetween(1.5, 6.0);
      for (int i = 0; i < steps; i++) {
        step.run();
      }
      return step.loss();
    }
  }
}
