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
    assertThat(ran.out()).contains("n = 100: test error", "of this machine's matrix products");
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
