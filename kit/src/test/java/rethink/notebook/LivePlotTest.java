package rethink.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import rethink.plot.Axis;
import rethink.plot.Chart;

class LivePlotTest {
  private final List<String> events = new ArrayList<>();
  private final AtomicLong millis = new AtomicLong();

  @Test
  void update_tenTimesASecond_redrawsOnceASecondAndEndsWithTheLast() {
    LivePlot plot = new LivePlot(screen(true), () -> millis.get() * 1_000_000);
    for (int i = 0; i < 25; i++) {
      plot.update(chart(i));
      millis.addAndGet(100);
    }
    plot.close();
    plot.close();
    plot.update(chart(99));
    assertThat(events).containsExactly("show 0", "update 10", "update 20", "update 24");
  }

  @Test
  void close_onConsole_showsTheLastStateOnly() {
    LivePlot plot = new LivePlot(screen(false), () -> millis.get() * 1_000_000);
    plot.update(chart(1));
    plot.update(chart(2));
    plot.close();
    assertThat(events).containsExactly("show 2");
  }

  private static Chart chart(int i) {
    return Chart.of("live", String.valueOf(i), Axis.of("x"), Axis.of("y"));
  }

  private Screen screen(boolean kernel) {
    return new Screen() {
      @Override
      public String show(Map<String, String> bundle) {
        events.add("show " + title(bundle));
        return "id";
      }

      @Override
      public void update(String id, Map<String, String> bundle) {
        assertThat(id).isEqualTo("id");
        events.add("update " + title(bundle));
      }

      @Override
      public boolean isKernel() {
        return kernel;
      }
    };
  }

  private static String title(Map<String, String> bundle) {
    return bundle.get("text/plain").lines().findFirst().orElseThrow().replace("live: ", "");
  }
}
