package rethink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ModelsCommandTest {

  @Test
  void json_all_hasThePublishedCounts() throws JsonProcessingException {
    JsonNode models = json("models", "--json");
    assertThat(models.findValuesAsText("name"))
        .containsExactly(
            "inception", "inception-no-bn", "alexnet", "mlp-3x512", "mlp-1x512", "inception-v3");
    assertThat(models.findValues("trainableParameters"))
        .extracting(JsonNode::asLong)
        .containsExactly(1_649_402L, 1_649_402L, 1_387_786L, 1_735_178L, 1_209_866L, 23_817_352L);
    assertThat(models.get(4).get("parametersPerExample").asDouble()).isEqualTo(24.19732);
    assertThat(models.get(4).get("multiplyAdds").asLong()).isEqualTo(2352 * 512 + 512 * 10);
  }

  @Test
  void json_oneModel_dividesByN() throws JsonProcessingException {
    JsonNode models = json("models", "mlp-2x64", "--n", "1000", "--json");
    int parameters = 2352 * 64 + 64 + 64 * 64 + 64 + 64 * 10 + 10;
    assertThat(models).hasSize(1);
    assertThat(models.get(0).get("trainableParameters").asInt()).isEqualTo(parameters);
    assertThat(models.get(0).get("parametersPerExample").asDouble()).isEqualTo(parameters / 1e3);
  }

  @Test
  void table_oneModel_hasItsRow() {
    Ran ran = Ran.of("models", "mlp-1x512");
    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines())
        .anySatisfy(
            line ->
                assertThat(line.split(" +"))
                    .containsExactly(
                        "mlp-1x512",
                        "1,209,866",
                        "24.2",
                        "1,209,344",
                        "28x28x3,",
                        "10",
                        "classes"));
  }

  @Test
  void models_unknown_listsTheKnown() {
    Ran ran = Ran.of("models", "vgg");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.error().strip())
        .startsWith("unknown model 'vgg'; known are inception, inception-no-bn, alexnet")
        .doesNotContain("\n");
  }

  private static JsonNode json(String... arguments) throws JsonProcessingException {
    Ran ran = Ran.of(arguments);
    assertThat(ran.code()).isZero();
    return new ObjectMapper().readTree(ran.out());
  }
}
