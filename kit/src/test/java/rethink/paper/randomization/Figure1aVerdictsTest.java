package rethink.paper.randomization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class Figure1aVerdictsTest {
  private static final int FITTED = 0;
  private static final int FACTOR = 1;
  private static final int ORDER = 2;
  private static final int PLATEAU = 3;
  private static final int CHANCE = 4;

  private final MadeFigure made = new MadeFigure(1L, 2L);

  @Test
  void verdicts_asInThePaper_allHold() {
    assertThat(refuted()).isEmpty();
    assertThat(here(FITTED)).isEqualTo("lowest 0.995");
    assertThat(here(FACTOR)).isEqualTo("largest factor 4.0");
    assertThat(here(ORDER))
        .isEqualTo("true labels < shuffled pixels < Gaussian < random pixels < random labels");
    assertThat(here(PLATEAU)).isEqualTo("0.88 of the steps");
    assertThat(here(CHANCE)).isEqualTo("0.110");
  }

  @Test
  void verdicts_oneRunFallsShort_notEveryConditionIsFitted() {
    made.lowestTrainAccuracy(0.98);
    assertThat(refuted()).containsExactly(FITTED);
    assertThat(here(FITTED)).isEqualTo("lowest 0.980");
  }

  @Test
  void verdicts_randomLabelsTakeMoreThanFiveTimes_theFactorIsNotSmall() {
    made.fitsAt(11, "random-labels");
    assertThat(refuted()).containsExactly(FACTOR);
    assertThat(here(FACTOR)).isEqualTo("largest factor 5.5");
  }

  @Test
  void verdicts_picturesInAnotherOrder_theOrderIsNotThePapers() {
    made.fitsAt(6, "gaussian-pixels");
    assertThat(refuted()).containsExactly(ORDER);
    assertThat(here(ORDER)).contains("random pixels < Gaussian < random labels");
  }

  @Test
  void verdicts_lossFallsFromTheStart_thereIsNoPlateau() {
    made.losses("random-labels", 2.25, 2.0, 1.7, 1.3, 0.9, 0.5, 0.3, 0.1);
    assertThat(refuted()).containsExactly(PLATEAU);
    assertThat(here(PLATEAU)).isEqualTo("0.13 of the steps");
  }

  @Test
  void verdicts_testAccuracyFarFromChance_somethingIsLearned() {
    made.testAccuracy("random-labels", 0.14);
    assertThat(refuted()).containsExactly(CHANCE);
    made.testAccuracy("random-labels", 0.06);
    assertThat(refuted()).containsExactly(CHANCE);
  }

  @Test
  void verdicts_conditionNeverFitted_nothingThatNeedsItHolds() {
    made.losses("random-labels", 2.3, 2.3, 2.3);
    assertThat(refuted()).containsExactly(FACTOR, ORDER, PLATEAU);
    assertThat(here(ORDER)).endsWith("random pixels < random labels (not reached)");
    MadeFigure.KEYS.forEach(key -> made.losses(key, 2.3, 2.3));
    assertThat(refuted()).contains(ORDER);
  }

  private List<Integer> refuted() {
    Table table = made.tables().verdicts();
    assertThat(table.stringColumn("verdict").asList())
        .hasSize(5)
        .isSubsetOf("holds", "does not hold");
    return java.util.stream.IntStream.range(0, 5)
        .filter(i -> table.stringColumn("verdict").get(i).equals("does not hold"))
        .boxed()
        .toList();
  }

  private String here(int claim) {
    return made.tables().verdicts().stringColumn("here").get(claim);
  }
}
