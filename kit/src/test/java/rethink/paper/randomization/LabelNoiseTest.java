package rethink.paper.randomization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rethink.data.Dataset;
import rethink.paper.Scale;
import rethink.train.Experiment;

class LabelNoiseTest {
  @ParameterizedTest
  @EnumSource(names = {"QUICK", "STANDARD"})
  void at_ends_areRunsOfFigure1aWhereTheSizeIsTheSame(Scale scale) {
    List<String> shared =
        Figure1a.at(scale).experiments().stream()
            .filter(e -> e.corruption().name().endsWith("-labels"))
            .filter(e -> scale == Scale.QUICK || !e.model().name().startsWith("inception"))
            .map(Experiment::id)
            .toList();
    assertThat(shared).hasSize(scale == Scale.QUICK ? 18 : 12);
    assertThat(LabelNoise.at(scale).experiments()).extracting(Experiment::id).containsAll(shared);
  }

  @Test
  void at_scales_haveTheirSharesAndSizes() {
    assertThat(LabelNoise.at(Scale.QUICK).levels()).containsExactly(0.0, 0.2, 0.4, 0.6, 1.0);
    assertThat(LabelNoise.at(Scale.STANDARD).levels())
        .containsExactly(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
    assertThat(LabelNoise.at(Scale.PAPER).levels()).hasSize(11).contains(0.3, 0.7);
    assertThat(LabelNoise.at(Scale.STANDARD).subjects())
        .extracting(subject -> subject.setting().dataset().trainSize())
        .containsExactly(5_000, 5_000, Dataset.current().trainSize());
  }

  @Test
  void onEqualImages_standard_givesTheMlpTheImagesOfTheOthersAndKeepsTheirRuns() {
    LabelNoise whole = LabelNoise.at(Scale.STANDARD);
    LabelNoise equal = whole.onEqualImages();
    assertThat(equal.subjects())
        .extracting(subject -> subject.setting().dataset())
        .containsOnly(whole.subjects().get(0).setting().dataset());
    assertThat(equal.subjects().subList(0, 2)).isEqualTo(whole.subjects().subList(0, 2));
    assertThat(equal.subjects().get(2).setting().decay())
        .isEqualTo(whole.subjects().get(2).setting().decay());
    assertThat(equal.experiments()).extracting(Experiment::id).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(names = {"QUICK", "PAPER"})
  void onEqualImages_whereTheyAreEqual_isTheSame(Scale scale) {
    assertThat(LabelNoise.at(scale).onEqualImages()).isEqualTo(LabelNoise.at(scale));
  }

  @ParameterizedTest
  @EnumSource
  void experiments_anyScale_haveIdsOfTheirOwn(Scale scale) {
    assertThat(LabelNoise.at(scale).experiments())
        .extracting(Experiment::id)
        .doesNotHaveDuplicates();
  }
}
