package rethink.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rethink.data.Dataset;
import rethink.data.Shape;
import rethink.model.Model;
import rethink.model.ModelSummary;
import rethink.train.Experiment;

class NetworkSizeTest {
  @ParameterizedTest
  @ValueSource(strings = {"mlp-1x8", "mlp-3x512", "alexnet", "inception/4", "inception-no-bn/4"})
  void of_model_agreesWithTheNetworkThatIsBuilt(String name) {
    Model model = Model.named(name);
    NetworkSize size = NetworkSize.of(Experiment.of(model).on(new Dataset("shapes", 60, 20)));
    ModelSummary built = ModelSummary.of(model, new Shape(28, 28, 3), 10);
    assertThat(size.multiplyAdds()).isCloseTo(built.multiplyAdds(), withPercentage(2));
    assertThat(size.parameters()).isCloseTo(built.trainableParameters(), withPercentage(3));
    assertThat(size.activations()).isPositive();
  }
}
