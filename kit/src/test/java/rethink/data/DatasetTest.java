package rethink.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {
  @TempDir Path root;

  @Test
  void named_knownNames_haveTheSizesOfTheOriginals() {
    assertThat(Dataset.named("cifar10")).isEqualTo(new Dataset("cifar10", 50_000, 10_000));
    assertThat(Dataset.named("mnist")).isEqualTo(new Dataset("mnist", 60_000, 10_000));
    assertThat(Dataset.named("shapes")).isEqualTo(new Dataset("shapes", 50_000, 10_000));
    assertThat(Dataset.named("cifar10").classes()).contains("frog");
  }

  @Test
  void named_unknownName_listsTheKnown() {
    assertThatThrownBy(() -> Dataset.named("cifar"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no dataset is named \"cifar\"; choose one of [cifar10, mnist, shapes],"
                + " or a folder of images as NAME:SIDE");
  }

  @Test
  void first_withinTheSet_keepsTheOtherHalf() {
    assertThat(Dataset.named("mnist").first(1000)).isEqualTo(new Dataset("mnist", 1000, 10_000));
    assertThat(Dataset.named("mnist").testFirst(10)).isEqualTo(new Dataset("mnist", 60_000, 10));
  }

  @Test
  void first_moreThanThereAre_isRefused() {
    assertThatThrownBy(() -> Dataset.named("shapes").first(100).first(101))
        .hasMessage("asked for 101 training images of 100; choose 1..100");
    assertThatThrownBy(() -> Dataset.named("shapes").testFirst(0))
        .hasMessage("asked for 0 test images of 10000; choose 1..10000");
  }

  @Test
  void train_shapes_needsNoFilesAndIsReadOnce() {
    Dataset shapes = Dataset.named("shapes").first(20).testFirst(10);
    assertThat(shapes.train().size()).isEqualTo(20);
    assertThat(shapes.test().size()).isEqualTo(10);
    assertThat(shapes.train().classes()).isEqualTo(shapes.classes());
    assertThat(shapes.train()).isSameAs(shapes.train());
  }

  @Test
  void train_manyThreads_seeOneSet() {
    Dataset shapes = Dataset.named("shapes").first(21);
    List<ImageSet> seen = IntStream.range(0, 8).parallel().mapToObj(i -> shapes.train()).toList();
    assertThat(seen).allMatch(set -> set == seen.get(0));
  }

  @Test
  void checksum_sameDataSame_otherSizeOther() {
    Dataset shapes = Dataset.named("shapes").first(20).testFirst(10);
    assertThat(shapes.checksum()).matches("[0-9a-f]{64}").isEqualTo(shapes.checksum());
    assertThat(shapes.first(19).checksum()).isNotEqualTo(shapes.checksum());
    assertThat(shapes.testFirst(9).checksum()).isNotEqualTo(shapes.checksum());
  }

  @Test
  void read_noFiles_saysWhatToDo() {
    DataHome empty = new DataHome(List.of(root), root, true);
    assertThatThrownBy(() -> Dataset.named("cifar10").read(empty, Split.TRAIN))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("environment/rethink data fetch cifar10");
  }

  @Test
  void chosen_auto_isCifar10WhereItsFilesAreAndElseShapes() throws IOException {
    DataHome home = new DataHome(List.of(root), root, true);
    assertThat(Dataset.chosen(null, home)).isEqualTo(Dataset.named("shapes"));
    for (Catalogue.File file : Cifar10.ENTRY.files()) {
      Files.createDirectories(root.resolve("cifar-10-batches-bin"));
      Files.createFile(root.resolve("cifar-10-batches-bin").resolve(file.name()));
    }
    assertThat(Dataset.chosen("auto", home)).isEqualTo(Cifar10.dataset());
    assertThat(Dataset.chosen("mnist", home)).isEqualTo(Mnist.dataset());
    assertThatThrownBy(() -> Dataset.chosen("imagenet", home)).hasMessageContaining("[cifar10");
  }
}
