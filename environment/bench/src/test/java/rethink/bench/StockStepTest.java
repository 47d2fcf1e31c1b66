package rethink.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rethink.data.Shape;
import rethink.model.Mlp;
import rethink.model.Model;
import rethink.model.ModelSummary;

class StockStepTest {

  /** Not for batch normalisation, whose running statistics Deeplearning4j counts as parameters. */
  @ParameterizedTest
  @ValueSource(strings = {"mlp-3x512", "alexnet", "inception-no-bn/4"})
  void parameters_withoutStatistics_areAsManyAsTheKits(String name) {
    Model model = Model.named(name);
    ModelSummary summary = ModelSummary.of(model, new Shape(28, 28, 3), 10);
    try (StockStep step = new StockStep(model, new Batches(1, 1))) {
      assertThat(step.parameters()).isEqualTo(summary.trainableParameters());
    }
  }

  @Test
  void run_sameRandomLabels_memorises() {
    try (StockStep step = new StockStep(new Mlp(1, 512), new Batches(16, 1))) {
      for (int i = 0; i < 60; i++) {
        step.run();
      }
      assertThat(step.loss()).isLessThan(0.1);
    }
  }
}
