package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
  @Test
  void seconds_slowMachine_scalesWhatIsRecorded() {
    var left = new TimeLeft(1);
    left.plan(recorded("a", 95, 10), "quick");
    left.cellDone("a", 195);
    assertThat(left.seconds(Map.of("a", 5.0)).orElseThrow()).isCloseTo(15, offset(0.01));
  }

  @Test
  void seconds_cellLongerThanRecorded_isNotNegative() {
    var left = new TimeLeft(1);
    left.plan(recorded("a", 1, 10), "quick");
    assertThat(left.seconds(Map.of("a", 60.0)).orElseThrow()).isEqualTo(10);
  }

  @Test
  void seconds_nothingOrAnotherScaleRecorded_isUnknownUntilThatNotebookEnds() {
    var left = new TimeLeft(1);
    left.plan(recorded("a", 10), "quick");
    left.plan(recorded("b", 10), "paper");
    assertThat(left.seconds(Map.of())).isEmpty();
    left.ended("b");
    assertThat(left.seconds(Map.of()).orElseThrow()).isEqualTo(10);
  }

  @Test
  void seconds_twoJobs_halveTheTime() {
    var left = new TimeLeft(2);
    left.plan(recorded("a", 10), "quick");
    left.plan(recorded("b", 10), "quick");
    assertThat(left.seconds(Map.of()).orElseThrow()).isEqualTo(10);
  }

  private static NotebookFile recorded(String name, double... seconds) {
    var notes = Notes.notebook();
    for (int k = 0; k < seconds.length; k++) {
      notes.code("x");
    }
    var notebook = notes.named(name);
    for (int k = 0; k < seconds.length; k++) {
      notebook.codeCells().get(k).seconds(seconds[k]);
    }
    notebook.note("scale", "quick");
    return notebook;
  }
}
