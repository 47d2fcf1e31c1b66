package rethink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelCommandTest {

  @Test
  void json_twoSizes_isALineForEachAndNothingElse() throws JsonProcessingException {
    Ran ran = shapes("--n", "100,200", "--json");
    assertThat(ran.code()).isZero();
    List<String> lines = ran.out().lines().toList();
    assertThat(lines).hasSize(2);
    JsonNode run = new ObjectMapper().readTree(lines.get(1));
    assertThat(run.get("n").asInt()).isEqualTo(200);
    assertThat(run.get("relativeResidual").asDouble()).isBetween(0.0, 1e-8);
    assertThat(run.get("testError").asDouble()).isBetween(0.1, 0.9);
    assertThat(run.get("seconds").asDouble()).isPositive();
    assertThat(run.get("gflops").asDouble() / run.get("peakGflops").asDouble())
        .isEqualTo(run.get("shareOfPeak").asDouble());
    assertThat(run.get("peakMemoryGiB").asDouble()).isBetween(0.01, 18.0);
  }

  @Test
  void json_twoRidges_isALineForEach() throws JsonProcessingException {
    Ran ran = shapes("--n", "100", "--ridge", "0,0.5", "--seed", "3", "--json");
    assertThat(ran.code()).isZero();
    List<String> lines = ran.out().lines().toList();
    assertThat(lines).hasSize(2);
    JsonNode run = new ObjectMapper().readTree(lines.get(1));
    assertThat(run.get("ridge").asDouble()).isEqualTo(0.5);
    assertThat(run.get("seed").asInt()).isEqualTo(3);
    assertThat(run.get("testImages").asInt()).isEqualTo(50);
    assertThat(run.get("rkhsNorm").asDouble())
        .isLessThan(new ObjectMapper().readTree(lines.get(0)).get("rkhsNorm").asDouble());
  }

  @Test
  void text_randomLabels_tellsErrorAndSpeed() {
    Ran ran = shapes("--n", "100", "--corruption", "random-labels");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("n = 100, ridge 0.0: test error", "of this machine's matrix products");
  }

  /** The test images decide nothing, and the chosen ridge is the best of the held-out images. */
  @Test
  void json_heldOut_choosesTheRidgeWithoutTestImages() throws JsonProcessingException {
    Ran ran = shapes("--n", "200", "--held-out", "80", "--ridge", "0,0.1,10", "--json");
    assertThat(ran.error()).isEmpty();
    List<JsonNode> runs = new ArrayList<>();
    for (String line : ran.out().lines().toList()) {
      runs.add(new ObjectMapper().readTree(line));
    }
    assertThat(runs).extracting(run -> run.get("n").asInt()).startsWith(120, 120, 120, 200);
    assertThat(runs.subList(0, 3))
        .allMatch(run -> run.get("heldOut").asBoolean() && run.get("testImages").asInt() == 80);
    JsonNode last = runs.get(runs.size() - 1);
    assertThat(last.get("heldOut").asBoolean()).isFalse();
    assertThat(last.get("testImages").asInt()).isEqualTo(50);
    double least =
        runs.subList(0, 3).stream()
            .mapToDouble(run -> run.get("testError").asDouble())
            .min()
            .orElseThrow();
    assertThat(runs.subList(0, 3))
        .anyMatch(
            run ->
                run.get("testError").asDouble() == least
                    && run.get("ridge").asDouble() == last.get("ridge").asDouble());
  }

  @Test
  void kernel_moreImagesThanThereAre_saysHowMany() {
    Ran ran = shapes("--n", "60000");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.error()).contains("60000 training images of 50000");
  }

  private static Ran shapes(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("kernel", "--dataset", "shapes", "--test-n", "50"));
    arguments.addAll(List.of(more));
    return Ran.of(arguments.toArray(String[]::new));
  }
}
