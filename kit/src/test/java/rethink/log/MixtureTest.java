package rethink.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import rethink.layer.Precision;
import rethink.train.Experiment;

class MixtureTest {
  private static final String F58 = "f58aa985c7a1b6eb5ffbdc7d8b4ef1df83f36a8b";
  private static final String S30 = "30787af000000000000000000000000000000000";

  private final List<Run> runs = new ArrayList<>();

  @Test
  void of_runsThatAgree_isSilent() {
    add(9, environment -> {});
    assertThat(sentence()).isEmpty();
    assertThat(new Runs(List.of()).mixture()).isEmpty();
  }

  @Test
  void of_runsWithoutAnyOrigin_isSilent() {
    add(3, ObjectNode::removeAll);
    assertThat(sentence()).isEmpty();
  }

  @Test
  void of_changedSources_isSaidEvenWhenAllAgree() {
    add(2, environment -> environment.put("gitClean", false));
    assertThat(sentence()).isEqualTo("Made by f58aa98 with changes.");
  }

  @Test
  void of_twoCommits_countsTheRunsOfEach() {
    add(
        6,
        environment ->
            environment.put("gitCommit", S30).put("gitClean", false).put("codeSha256", "beef"));
    add(9, environment -> {});
    assertThat(sentence())
        .isEqualTo("Made by 2 commits: f58aa98 (9 runs), 30787af with changes (6 runs).");
  }

  @Test
  void of_twoCommitsWithTheSameCode_saysSo() {
    add(1, environment -> {});
    add(2, environment -> environment.put("gitCommit", S30));
    assertThat(sentence())
        .isEqualTo("Made by 2 commits that compute runs alike: 30787af (2 runs), f58aa98 (1 run).");
  }

  @Test
  void of_twoChangesOfOneCommit_areToldApartByTheirCode() {
    add(1, environment -> environment.put("gitClean", false).put("codeSha256", "aaaaaaaaaaaa"));
    add(1, environment -> environment.put("gitClean", false).put("codeSha256", "bbbbbbbbbbbb"));
    add(1, environment -> {});
    assertThat(sentence())
        .isEqualTo(
            "Made by 3 versions of the code: f58aa98 with changes, code aaaaaaa (1 run), f58aa98"
                + " with changes, code bbbbbbb (1 run), f58aa98 (1 run).");
  }

  @Test
  void of_runsOfAnUnknownCommit_areNotTakenForTheSame() {
    add(2, environment -> {});
    add(1, environment -> environment.put("gitCommit", "unknown").put("gitClean", false));
    assertThat(sentence())
        .isEqualTo("Made by 2 commits that compute runs alike: f58aa98 (2 runs), unknown (1 run).");
  }

  @Test
  void of_otherNativesThreadsProcessorOrData_isSaidOfEach() {
    add(2, environment -> {});
    add(1, environment -> environment.put("backend", "stock, 2 compute threads").put("threads", 2));
    assertThat(sentence())
        .isEqualTo(
            "Natives differ: oneDNN (2 runs), stock (1 run)."
                + " Compute threads differ: 1 (2 runs), 2 (1 run).");
    runs.clear();
    add(2, environment -> {});
    add(1, environment -> environment.put("processor", "other").put("dataSha256", "00000001"));
    assertThat(sentence())
        .isEqualTo(
            "Processors differ: chip (2 runs), other (1 run)."
                + " Checksums of shapes (100 training and 20 test images) differ: 1234567 (2 runs),"
                + " 0000000 (1 run).");
  }

  @Test
  void of_openBlasForAnotherProcessor_isOtherNatives() {
    add(1, environment -> environment.putNull("OPENBLAS_CORETYPE"));
    add(1, environment -> environment.put("OPENBLAS_CORETYPE", "SkylakeX"));
    assertThat(sentence())
        .isEqualTo("Natives differ: oneDNN (1 run), oneDNN, OpenBLAS for SkylakeX (1 run).");
  }

  @Test
  void of_nativesThatFollowFromTheProcessor_areToldByItsName() {
    add(1, environment -> environment.put("backend", "oneDNN 2.5.2 (avx2), 1 compute thread"));
    add(1, e -> e.put("backend", "oneDNN 2.5.2 (avx512), 1 compute thread").put("processor", "b"));
    assertThat(sentence()).isEqualTo("Processors differ: chip (1 run), b (1 run).");
    add(1, e -> e.put("backend", "stock, 1 compute thread").put("processor", "c"));
    assertThat(sentence())
        .isEqualTo(
            "Natives differ: oneDNN 2.5.2 (2 runs), stock (1 run)."
                + " Processors differ: chip (1 run), b (1 run), c (1 run).");
    add(1, e -> e.put("backend", "oneDNN 2.5.2 (sse41), 1 compute thread"));
    assertThat(sentence()).contains("oneDNN 2.5.2 (sse41) (1 run)");
  }

  @Test
  void of_otherThreadsAlone_saysNothingOfTheNatives() {
    add(1, environment -> {});
    add(1, e -> e.put("backend", "oneDNN, 2 compute threads").put("threads", 2));
    assertThat(sentence()).isEqualTo("Compute threads differ: 1 (1 run), 2 (1 run).");
  }

  /** Datasets of a figure may differ, and so may their checksums then. */
  @Test
  void of_anotherSizeWithAnotherChecksum_isSilent() {
    add(1, environment -> {});
    Run run = runs.get(0);
    ObjectNode larger = run.experiment().deepCopy();
    larger.put("trainSize", 200);
    ObjectNode environment = run.environment().deepCopy();
    environment.put("dataSha256", "other");
    runs.add(new Run(run.id(), run.directory(), larger, environment, run.epochs(), run.done()));
    assertThat(sentence()).isEmpty();
  }

  @Test
  void of_copyOfTheImages_isNamedAndTheOfficialOnesAreNot() {
    add(1, made -> made.put("dataExact", true));
    add(1, made -> made.putNull("dataExact"));
    assertThat(Mixture.of(runs)).isEmpty();
    add(2, made -> made.put("dataExact", false));
    assertThat(Mixture.of(runs)).isEqualTo("Not the official images, but another copy (2 runs).");
    runs.clear();
    add(2, made -> made.put("dataSha256", "15b1e58ef9791a2fdc25"));
    assertThat(Mixture.of(runs))
        .isEqualTo("Not the official images, but a copy re-encoded as JPEG.");
  }

  @Test
  void of_bfloat16_isSaidOfAllOrCounted() {
    add(2, Precision.BFLOAT16, made -> {});
    assertThat(Mixture.of(runs)).isEqualTo("Multiplied in bfloat16.");
    add(1, made -> {});
    assertThat(Mixture.of(runs))
        .isEqualTo("Precisions differ: bfloat16 (2 runs), float32 (1 run).");
  }

  private void add(int count, Consumer<ObjectNode> change) {
    add(count, Precision.FLOAT32, change);
  }

  private void add(int count, Precision precision, Consumer<ObjectNode> change) {
    for (int i = 0; i < count; i++) {
      Experiment experiment = MadeStore.experiment("mlp-1x8", runs.size()).precision(precision);
      Run made = MadeRun.of(experiment, 1, 0.5, 0.1);
      ObjectNode environment = new ObjectMapper().createObjectNode();
      environment.put("gitCommit", F58).put("gitClean", true).put("codeSha256", "c0de");
      environment.put("backend", "oneDNN, 1 compute thread").put("threads", 1);
      environment.put("processor", "chip").put("dataSha256", "123456789");
      change.accept(environment);
      runs.add(
          new Run(
              made.id(),
              made.directory(),
              made.experiment(),
              environment,
              made.epochs(),
              made.done()));
    }
  }

  private String sentence() {
    return new Runs(runs).mixture();
  }
}
