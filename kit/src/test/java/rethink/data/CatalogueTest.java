package rethink.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CatalogueTest {

  @Test
  void entries_sizes_followFromTheImagesTheyHold() {
    assertThat(Cifar10.ENTRY.files())
        .hasSize(6)
        .allMatch(file -> file.bytes() == 10_000 * (1 + Cifar10.SHAPE.size()));
    assertThat(Mnist.ENTRY.files())
        .extracting(Catalogue.File::bytes)
        .containsExactly(16 + 60_000 * 784, 8 + 60_000, 16 + 10_000 * 784, 8 + 10_000);
  }

  @Test
  void entries_namesChecksumsAndAddresses_areSafeAndWellFormed() {
    for (Catalogue.Entry entry : Catalogue.entries()) {
      assertThat(entry.folder()).matches("[a-z0-9-]+");
      assertThat(entry.files()).allMatch(file -> file.name().matches("\\w[\\w.-]+"));
      assertThat(entry.downloads())
          .allMatch(download -> download.name().matches("\\w[\\w.-]+"))
          .allMatch(download -> download.bytes() > 0)
          .allMatch(download -> download.md5().matches("[0-9a-f]{32}"))
          .allSatisfy(
              download ->
                  assertThat(download.urls())
                      .isNotEmpty()
                      .allMatch(url -> url.matches("https://.*/" + download.name())));
    }
  }

  @Test
  void entry_unknownName_listsTheKnown() {
    assertThatThrownBy(() -> Catalogue.entry("imagenet"))
        .hasMessage("the catalogue has no dataset \"imagenet\"; it has [cifar10, mnist]");
  }
}
