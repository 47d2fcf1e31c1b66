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

class ShapeFilesTest {
  @TempDir Path root;

  @Test
  void folder_absent_isDrawnWholeWhenItIsAskedFor() throws IOException {
    DataHome home = new DataHome(List.of(root), root, true);
    ImageFolder folder = new ImageFolder("shape-files-2", 32);
    FolderListing train = folder.list(home, Split.TRAIN);
    assertThat(Dataset.of(folder, home)).isEqualTo(new ShapeFiles(2).dataset(32));
    assertThat(train.classes()).hasSize(24).startsWith("crescent-dark", "crescent-light");
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
          .containsExactly("shape-files-2");
    }
  }

  /** Drawn by number, not by the order or the size of the set; PNGs hold exact values. */
  @Test
  void write_otherSizeOrPlace_hasTheSamePictures() {
    Path two = write(2, "a");
    Path four = write(4, "b");
    String picture = "train/ring-light/0001.png";
    assertThat(Picture.read(two.resolve(picture)).square(16))
        .isEqualTo(Picture.read(four.resolve(picture)).square(16))
        .isNotEqualTo(Picture.read(four.resolve("train/ring-light/0003.png")).square(16))
        .isNotEqualTo(Picture.read(four.resolve("val/ring-light/0001.png")).square(16));
  }

  private Path write(int perClass, String place) {
    Path folder = root.resolve(place);
    return new ShapeFiles(perClass).write(new DataHome(List.of(folder), folder, true));
  }

  @Test
  void write_asSecondOfTwo_keepsTheFirst() throws IOException {
    Path first = write(2, "a");
    Files.delete(first.resolve("train/ring-light/0001.png"));
    assertThat(write(2, "a")).isEqualTo(first);
    assertThat(first.resolve("train/ring-light/0001.png")).doesNotExist();
    try (var inside = Files.list(root.resolve("a"))) {
      assertThat(inside).hasSize(1);
    }
  }

  @Test
  void named_others_areNot() {
    assertThat(ShapeFiles.named("shape-files-12")).contains(new ShapeFiles(12));
    assertThat(List.of("shape-files-0", "shape-files", "imagenet"))
        .allMatch(name -> ShapeFiles.named(name).isEmpty());
    assertThatThrownBy(() -> new ShapeFiles(1)).hasMessageContaining("wanted at least 2");
  }
}
