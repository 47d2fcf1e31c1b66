package rethink.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainTest {
  private static final String SHORT = "--rounds=2 --seconds=0.05 --warm-up=0.05 --batch=16";

  private record Ran(int code, String out, String error) {}

  @Test
  void json_libtorch_hasSpeedsAndTheirRatio() throws JsonProcessingException {
    Ran ran = run((SHORT + " --model=mlp-1x512 --json").split(" "));
    assertThat(ran.code()).isZero();
    JsonNode list = new ObjectMapper().readTree(ran.out());
    assertThat(list).hasSize(1);
    JsonNode row = list.get(0);
    assertThat(row.get("model").asText()).isEqualTo("mlp-1x512");
    assertThat(row.get("peer").asText()).isEqualTo("libtorch");
    assertThat(row.get("jobs").asInt()).isEqualTo(2);
    for (String field :
        new String[] {
          "imagesPerSecond", "peerImagesPerSecond", "shareOfPeak", "peakGigaflopPerSecond"
        }) {
      assertThat(row.get(field).asDouble()).as(field).isPositive();
    }
    assertThat(row.get("ratio").asDouble())
        .isEqualTo(
            row.get("imagesPerSecond").asDouble() / row.get("peerImagesPerSecond").asDouble());
    assertThat(row.get("imagesPerSecond").asDouble())
        .isBetween(
            row.get("imagesPerSecondLowerQuartile").asDouble(),
            row.get("imagesPerSecondUpperQuartile").asDouble());
  }

  @Test
  void table_stockPeer_hasARowForTheModel() {
    Ran ran = run((SHORT + " --model=mlp-2x8 --peer=stock --jobs=1").split(" "));
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("stock, images/s").containsPattern("mlp-2x8 +16 ");
    assertThat(ran.out()).contains("2 rounds of 0.05 s with 1 x 1 thread.");
  }

  @Test
  void jobs_briefly_tellsTheRatioOfTheSpeeds() throws JsonProcessingException {
    Ran ran = run("jobs --model=mlp-1x8 --n=100 --rounds=2 --seconds=0.1 --json".split(" "));
    assertThat(ran.code()).as(ran.error()).isZero();
    JsonNode row = new ObjectMapper().readTree(ran.out()).get(0);
    assertThat(row.get("model").asText()).isEqualTo("mlp-1x8");
    assertThat(row.get("imagesPerSecondOfOne").asDouble()).isPositive();
    assertThat(row.get("ratioLowerQuartile").asDouble())
        .isPositive()
        .isLessThanOrEqualTo(row.get("ratioUpperQuartile").asDouble());
  }

  @Test
  void memory_aFewRuns_tellsWhatEachLeaves() throws JsonProcessingException {
    Ran ran = run("memory --model=mlp-1x8 --count=4 --json".split(" "));
    JsonNode row = new ObjectMapper().readTree(ran.out()).get(0);
    assertThat(row.get("processes").asInt()).isPositive();
    assertThat(row.get("mebibytes")).hasSize(4);
  }

  @Test
  void peer_thatIsNone_isRefused() {
    Ran ran = run("--peer=ours");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.error()).contains("expected one of [LIBTORCH, STOCK]", "was 'ours'");
  }

  @Test
  void rounds_none_isRefused() {
    Ran ran = run("--rounds=0", "--model=mlp-2x8");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.error()).contains("--rounds is 0, wanted at least 1");
  }

  private static Ran run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter error = new StringWriter();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      int code = Main.commandLine().setErr(new PrintWriter(error, true)).execute(arguments);
      return new Ran(code, out.toString(StandardCharsets.UTF_8), error.toString());
    } finally {
      System.setOut(before);
    }
  }
}
