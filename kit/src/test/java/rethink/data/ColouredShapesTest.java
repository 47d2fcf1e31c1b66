package rethink.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColouredShapesTest {
  @TempDir Path root;

  @Test
  void folder_absent_isDrawnWholeWhenItIsAskedFor() throws IOException {
    DataHome home = new DataHome(List.of(root), root, true);
    ImageFolder folder = new ImageFolder("coloured-shapes-2", 32);
    FolderListing train = folder.list(home, Split.TRAIN);
    assertThat(Dataset.of(folder, home)).isEqualTo(new ColouredShapes(2).dataset(32));
    assertThat(train.classes()).hasSize(24).startsWith("blue-bars", "blue-plus");
    assertThat(train.files()).hasSize(48);
    Set<Shape> sizes = new HashSet<>();
    for (Path file : train.files()) {
      Picture picture = Picture.read(file);
      assertThat(Math.min(picture.height(), picture.width())).isGreaterThanOrEqualTo(51);
      sizes.add(new Shape(picture.height(), picture.width(), 3));
    }
    assertThat(sizes).hasSizeGreaterThan(40);
    try (var inside = Files.list(root)) {
      assertThat(inside.map(file -> file.getFileName().toString()))
          .containsExactly("coloured-shapes-2");
    }
  }

  /** Drawn by number, not by the order or the size of the set; PNGs hold exact values. */
  @Test
  void write_otherSizeOrPlace_hasTheSamePictures() {
    Path two = write(2, "a");
    Path four = write(4, "b");
    String picture = "train/red-ring/0001.png";
    assertThat(Picture.read(two.resolve(picture)).square(16))
        .isEqualTo(Picture.read(four.resolve(picture)).square(16))
        .isNotEqualTo(Picture.read(four.resolve("train/red-ring/0003.png")).square(16))
        .isNotEqualTo(Picture.read(four.resolve("val/red-ring/0001.png")).square(16));
  }

  private Path write(int perClass, String place) {
    Path folder = root.resolve(place);
    return new ColouredShapes(perClass).write(new DataHome(List.of(folder), folder, true));
  }

  @Test
  void write_asSecondOfTwo_keepsTheFirst() throws IOException {
    Path first = write(2, "a");
    Files.delete(first.resolve("train/red-ring/0001.png"));
    assertThat(write(2, "a")).isEqualTo(first);
    assertThat(first.resolve("train/red-ring/0001.png")).doesNotExist();
    try (var inside = Files.list(root.resolve("a"))) {
      assertThat(inside).hasSize(1);
    }
  }

  @Test
  void named_others_areNot() {
    assertThat(ColouredShapes.named("coloured-shapes-12")).contains(new ColouredShapes(12));
    assertThat(List.of("coloured-shapes-0", "coloured-shapes", "imagenet"))
        .allMatch(name -> ColouredShapes.named(name).isEmpty());
    assertThatThrownBy(() -> new ColouredShapes(1)).hasMessageContaining("wanted at least 2");
  }
}
