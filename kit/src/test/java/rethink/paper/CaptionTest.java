package rethink.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.paper.randomization.MadeFigure;

class CaptionTest {
  private final MadeFigure made = new MadeFigure(1L, 2L);
  private final List<Run> runs = new ArrayList<>(made.runs().all());

  @Test
  void of_runsThatAgree_isTheSentencesAlone() {
    assertThat(Caption.of(runs, "One.", "Two.")).isEqualTo("One. Two.");
  }

  @Test
  void chart_runsOfOtherCode_saysSoOnceUnderTheFigure() {
    runs.set(0, madeBy("30787af0000", runs.get(0)));
    String sentence = "Made by 2 commits: unknown (9 runs), 30787af (1 run).";
    Runs mixed = new Runs(runs);
    assertThat(made.figure.chart(mixed).caption()).containsOnlyOnce(sentence).endsWith(sentence);
    assertThat(made.figure.besidePaper(mixed).caption()).endsWith(sentence);
  }

  @Test
  void chart_withoutAnyRun_isAnErrorThatSaysWhatIsMissing() {
    assertThatThrownBy(() -> made.figure.chart(new Runs(List.of())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the figure has no run to show")
        .hasMessageContaining("Sweep.of(figure.experiments()).run()");
  }

  private static Run madeBy(String commit, Run run) {
    return new Run(
        run.id(),
        run.directory(),
        run.experiment(),
        JsonNodeFactory.instance.objectNode().put("gitCommit", commit).put("gitClean", true),
        run.epochs(),
        run.done());
  }
}
