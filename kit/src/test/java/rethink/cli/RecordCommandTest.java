package rethink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rethink.log.Run;
import rethink.log.Runs;

@Timeout(120)
class RecordCommandTest {
  private static final String SMALL =
      "sweep --dataset shapes --n 60 --test-n 20 --batch 20 --epochs 2 --measure 2 --model ";

  @TempDir private Path folder;
  private Path plan;

  @BeforeEach
  void writePlan() throws IOException {
    plan =
        Files.write(
            folder.resolve("plan.txt"),
            List.of(
                "# what comes first",
                "item b two seeds",
                SMALL + "mlp-1x8 --seed 1,2",
                "",
                "item a one of them and   a third  # shared",
                SMALL + "mlp-1x8 --seed 2,3"));
  }

  @Test
  void record_plan_isPerformedInItsOrderAndCopiedWithoutWeights() throws IOException {
    Ran ran = record("--jobs", "1");
    assertThat(ran.error()).isEmpty();
    assertThat(ran.out()).contains("3 of 3 runs were recorded in " + recorded());
    assertThat(ran.out().lines().filter(line -> line.contains("is done")))
        .extracting(line -> line.replaceFirst(".*seed (\\d).*", "$1"))
        .containsExactly("1", "2", "3");
    assertThat(Runs.in(recorded()).all())
        .extracting(Run::seed)
        .containsExactlyInAnyOrder(1L, 2L, 3L);
    try (Stream<Path> files = Files.walk(recorded())) {
      assertThat(files.filter(Files::isRegularFile))
          .hasSize(12)
          .extracting(file -> file.getFileName().toString())
          .containsOnly("experiment.json", "environment.json", "metrics.jsonl", "DONE");
    }
    assertThat(record().out()).contains("0 of 0 runs were recorded");
  }

  /** Another machine has recorded some, or the copying was broken off. */
  @Test
  void record_partOfIt_performsWhatIsMissingAndCopiesWhatIsFinished() throws IOException {
    record("--only", "b");
    Run first = Runs.in(recorded()).all().get(0);
    Files.delete(first.directory().resolve("DONE"));
    Ran rest = record("--jobs", "1");
    assertThat(rest.out()).contains("2 of 2 runs were recorded").containsOnlyOnce("is done:");
    assertThat(Runs.in(recorded()).all()).hasSize(3).contains(first);
  }

  @Test
  void record_list_tellsStatesAndCountsWhatItemsShareOnce() {
    String before = record("--list").out();
    assertThat(before)
        .containsPattern("\nb +2 +0 +0 +2 +unknown +--dataset shapes")
        .containsPattern("\na +1 +0 +0 +1 +unknown")
        .containsPattern("\nall +3 +0 +0 +3 +unknown");
    record("--only", "b");
    assertThat(record("--list").out())
        .containsPattern("\nb +2 +2 +0 +0  mlp-1x8 [\\d,]+ +0.0")
        .containsPattern("\nall +3 +2 +0 +1 +0.0");
    assertThat(folder.resolve("runs").resolve("code")).doesNotExist();
  }

  @Test
  void record_kernel_isSolvedInItsTurnAndKeptWithWhatMadeIt() throws IOException {
    Files.writeString(
        plan,
        "item k kernels\nkernel --dataset shapes --n 80 --held-out 30 --ridge 0,1 --test-n 40\n");
    assertThat(record("--list").out())
        .containsPattern("\nk +1 +0 +0 +1 +unknown +kernel --dataset");
    Ran ran = record();
    assertThat(ran.error()).isEmpty();
    assertThat(ran.out()).contains("1 of 1 runs were recorded");
    try (Stream<Path> files = Files.list(recorded().resolve("kernels"))) {
      JsonNode solved = new ObjectMapper().readTree(files.findFirst().orElseThrow().toFile());
      assertThat(solved.get("kernel").asText()).startsWith("--dataset shapes --n 80");
      assertThat(solved.get("environment").get("processor").asText()).isNotEmpty();
      assertThat(solved.get("solved").get(0).get("heldOut").asBoolean()).isTrue();
      assertThat(solved.get("solved")).last().matches(run -> run.get("n").asInt() == 80);
    }
    assertThat(record().out()).contains("0 of 0 runs were recorded");
    assertThat(record("--list").out()).containsPattern("\nk +1 +1 +0 +0 +0.0 +kernel");
  }

  /** What comes after it is performed all the same. */
  @Test
  void record_kernelThatCannotBeSolved_isSaidAndTheRestGoesOn() throws IOException {
    Files.writeString(
        plan, "item k\tkernels\nkernel --dataset shapes --n 50001\n" + Files.readString(plan));
    Ran ran = record();
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.error()).contains("kernel --dataset shapes --n 50001 ended with code 1");
    assertThat(ran.out()).contains("3 of 4 runs were recorded");
  }

  @Test
  void record_noTime_stopsAndSaysHowItGoesOn() {
    Ran ran = record("--hours", "0");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("stopped after 0.0 hours; the same command goes on from here");
    assertThat(record().out()).contains("3 of 3 runs were recorded");
  }

  @Test
  void record_itemThatThePlanHasNot_namesThoseItHas() {
    assertThat(record("--only", "c").error())
        .contains("the plan has no item [c]; choose of [b, a]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sweep --model mlp-1x8|line 7 of %s is "sweep --model mlp-1x8", wanted since, item or, below
          item c more~sweep --modle x|line 8 of %s is "sweep --modle x": Unknown option
          item c more~sweep --model resnet|line 8 of %s is "sweep --model resnet": unknown model
          item c more~swep --model mlp-1x8|line 8 of %s is "swep --model mlp-1x8", wanted since,
          """)
  void record_lineThatIsNone_isNamed(String lines, String message) throws IOException {
    boolean first = !lines.startsWith("item");
    String text = first ? "\n\n\n\n\n\n" : Files.readString(plan);
    Files.writeString(plan, text + lines.replace('~', '\n'));
    assertThat(record("--list").error()).contains(message.formatted(plan));
  }

  @Test
  void record_codeThatIsNoDescendant_isRefused() throws IOException {
    Files.writeString(plan, "since 0123456789abcdef\n" + Files.readString(plan));
    assertThat(record().error())
        .contains("and the plan takes runs from commit 0123456789abcdef on; give --fresh-code");
    assertThat(recorded()).doesNotExist();
  }

  /** The plan that the project ships. */
  @Test
  void list_shippedPlan_isReadable() {
    Ran ran = Ran.of("record", "--list", "--plan", "../notebooks/recorded/plan.txt", "--runs", "x");
    assertThat(ran.error()).isEmpty();
    assertThat(ran.out()).contains("--figure 1a,1b --scale paper --dataset cifar10");
  }

  private Path recorded() {
    return folder.resolve("recorded");
  }

  private Ran record(String... more) {
    List<String> all =
        Stream.concat(
                Stream.of("record", "--plan", plan, "--into", recorded(), "--runs")
                    .map(Object::toString),
                Stream.concat(Stream.of(folder.resolve("runs").toString()), Stream.of(more)))
            .toList();
    return Ran.of(all.toArray(String[]::new));
  }
}
