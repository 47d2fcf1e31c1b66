package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NotebookRunTest {
  @TempDir private Path folder;
  private final List<Event> events = new ArrayList<>();

  @Test
  void of_overTime_stopsTheChildAndSaysSo() throws Exception {
    var outcome = run(Duration.ofSeconds(2), "sleep");
    assertThat(outcome.fault()).startsWith("FAILED in cell 1: stopped after");
    assertThat(outcome.seconds()).isLessThan(12);
    assertThat(events).extracting(Event::kind).containsExactly("start", "cell");
  }

  @Test
  void of_childThatDies_keepsNoOutputsOfAnEarlierRun() throws Exception {
    var outcome = run(Duration.ZERO, "die");
    var outputs = outcome.executed().codeCells().get(0).outputs();
    assertThat(outputs).hasSize(1);
    assertThat(outputs.get(0).traceback()).endsWith("# a fatal error has been detected");
  }

  @Test
  void of_cells_recordTheirSeconds() throws Exception {
    var cells = run(Duration.ZERO, "x", "progress").executed().codeCells();
    assertThat(cells).extracting(cell -> cell.seconds().orElse(0)).containsExactly(1.5, 2.5);
  }

  @Test
  void stop_whileAChildRuns_endsIt() throws IOException {
    var children = new Children();
    var child = children.start(new ProcessBuilder("sleep", "60"));
    children.stop();
    assertThat(child.isAlive()).isFalse();
    assertThat(children.stopping()).isTrue();
  }

  private Outcome run(Duration timeout, String... sources) throws Exception {
    var notes = Notes.notebook();
    for (var source : sources) {
      notes.code(1, source, Notes.stream("earlier"));
    }
    var file = folder.resolve("01_a.ipynb");
    notes.named("01_a").write(file);
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var main = FakeRunNotebook.class.getName();
    var command = List.of(java, "-cp", System.getProperty("java.class.path"), main);
    var child = new ProcessBuilder(new ArrayList<>(command));
    return NotebookRun.of(file, child, new Children(), timeout, events::add);
  }
}
