package rethink.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rethink.data.Dataset;
import rethink.model.Mlp;

class SubjectTest {
  private static final Setting SETTING = new Setting(new Dataset("shapes", 100, 50), 10, 5);
  private static final Network DEEP = new Network("MLP 3x512", new Mlp(3, 512));

  @Test
  void settings_networkWithSeveralSetsOfSeeds_namesItOnce() {
    List<Subject> subjects =
        List.of(
            new Subject(Network.MLP, SETTING, List.of(1L)),
            new Subject(Network.MLP, SETTING, List.of(1L, 2L)),
            new Subject(DEEP, SETTING, List.of(1L)),
            new Subject(DEEP, SETTING.decay(0.9), List.of(1L)));
    assertThat(Subject.settings(subjects))
        .isEqualTo(
            "MLP 1x512, MLP 3x512: shapes, 100 images, batches of 10. "
                + "MLP 3x512: shapes, 100 images, batches of 10, rate x0.9 per 391 steps.");
  }
}
