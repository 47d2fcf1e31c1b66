package rethink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rethink.data.Catalogue;
import rethink.data.DataHome;

class DataCommandTest {

  @Test
  void where_anyMachine_hasALineForEachDataset() {
    Ran ran = Ran.of("data", "where");
    assertThat(ran.code()).isZero();
    List<String> lines = ran.out().lines().toList();
    assertThat(lines).hasSize(1 + Catalogue.entries().size());
    assertThat(lines.get(0)).isEqualTo("shapes: drawn by code, always there");
    for (int i = 1; i < lines.size(); i++) {
      Catalogue.Entry entry = Catalogue.entries().get(i - 1);
      assertThat(lines.get(i))
          .isEqualTo(
              DataHome.here()
                  .find(entry)
                  .map(
                      folder ->
                          "%s: %s%s"
                              .formatted(
                                  entry.name(),
                                  folder,
                                  entry.isExact(folder) ? ", exact" : ", a copy that is not exact"))
                  .orElse(
                      "%s: not found; get it with: environment/rethink data fetch %s"
                          .formatted(entry.name(), entry.name())));
    }
  }

  @Test
  void fetch_unknown_listsTheKnown() {
    Ran ran = Ran.of("data", "fetch", "imagenet");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.error().strip())
        .startsWith("the catalogue has no dataset \"imagenet\"; it has [")
        .contains("cifar10", "mnist")
        .doesNotContain("\n");
  }
}
