package rethink.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
  @TempDir Path root;

  private final ImageFolder folder = new ImageFolder("pets", 14);
  private DataHome home;

  /** Three cats and one dog to train on, one of each to test; each of another grey. */
  @BeforeEach
  void write() throws IOException {
    home = new DataHome(List.of(root.resolve("nothing"), root), root, true);
    put("train/cat/b.jpg", 20);
    put("train/cat/a.png", 10);
    put("train/cat/c.JPEG", 30);
    put("train/dog/x.png", 40);
    put("val/cat/v.png", 50);
    put("val/dog/w.png", 60);
    Files.writeString(root.resolve("pets/train/cat/notes.txt"), "no picture");
    Files.writeString(root.resolve("pets/train/cat/._a.png"), "left by a Mac");
  }

  private void put(String name, int grey) throws IOException {
    Path file = root.resolve("pets").resolve(name);
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(20, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 20 * 16; i++) {
      image.setRGB(i % 20, i / 20, grey * 0x010101);
    }
    assertThat(ImageIO.write(image, name.endsWith("png") ? "png" : "jpeg", file.toFile())).isTrue();
  }

  @Test
  void named_nameAndSide_areReadAndOthersRefused() {
    assertThat(ImageFolder.named("imagenet:299")).isEqualTo(new ImageFolder("imagenet", 299));
    assertThat(List.of("imagenet", "../x:32", "A:32", "x:", "x:32:1", "-x:32"))
        .noneMatch(ImageFolder::isName);
    assertThatThrownBy(() -> ImageFolder.named("x:4")).hasMessageContaining("wanted 8..1024");
    assertThat(new ImageFolder("imagenet", 299).read()).isEqualTo(new Shape(342, 342, 3));
  }

  @Test
  void list_classesAndFiles_areByNameAndClassesTakeTurns() {
    FolderListing train = folder.list(home, Split.TRAIN);
    assertThat(train.classes()).containsExactly("cat", "dog");
    assertThat(train.files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("a.png", "x.png", "b.jpg", "c.JPEG");
    assertThat(train.labels()).containsExactly(0, 1, 0, 0);
    assertThat(Dataset.of(folder, home)).isEqualTo(new Dataset("pets:14", 4, 2));
  }

  @Test
  void read_images_areThoseOfTheFilesAtTheirSide() {
    ImageSet train = folder.read(home, Split.TRAIN, 3);
    assertThat(train.shape()).isEqualTo(new Shape(16, 16, 3));
    assertThat(train.labels()).containsExactly(0, 1, 0);
    assertThat(train.pixels(0)).containsOnly(10);
    assertThat(train.pixels(1)).containsOnly(40);
    assertThat(train.centerCrop(14, 14).pixels(1)).hasSize(3 * 14 * 14).containsOnly(40);
    assertThat(folder.read(home, Split.TEST, 2).pixels(1)).containsOnly(60);
    assertThatThrownBy(() -> folder.read(home, Split.TEST, 3))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("holds 2 images, wanted 3");
  }

  /** The same as in memory, whether images are kept, read again, or read ahead. */
  @Test
  void read_anyRoomAndOrder_givesTheBitsOfImagesInMemory() {
    FolderListing listing = folder.list(home, Split.TRAIN);
    int size = 3 * 16 * 16;
    for (long room : new long[] {0, size, 2 * size + 1, 100 * size}) {
      FolderImages images = new FolderImages(listing, 16, room);
      for (int pass = 0; pass < 3; pass++) {
        images.expect(new int[] {2, 3, 2});
        for (int image : new int[] {3, 0, 2, 1, 0}) {
          assertThat(images.read(image))
              .isEqualTo(Picture.read(listing.files().get(image)).square(16));
        }
      }
    }
  }

  @Test
  void rearranged_twice_isTheSameAsInMemory() {
    ImageSet read = folder.read(home, Split.TRAIN, 4);
    byte[][] bytes = new byte[4][];
    for (int i = 0; i < 4; i++) {
      bytes[i] = Picture.read(folder.list(home, Split.TRAIN).files().get(i)).square(16);
    }
    ImageSet held = ImageSet.ofBytes(read.shape(), read.classes(), bytes, read.labels());
    int[] order = RandomStream.of(1, "order").permutation(14 * 14 * 3);
    for (int i = 0; i < 4; i++) {
      assertThat(turned(read, order).pixels(i)).isEqualTo(turned(held, order).pixels(i));
      assertThat(turned(read, order).first(2).size()).isEqualTo(2);
    }
  }

  @Test
  void between_thenRearranged_isTheSameAsInMemory() {
    ImageSet read = folder.read(home, Split.TRAIN, 4);
    byte[][] bytes = new byte[4][];
    for (int i = 0; i < 4; i++) {
      bytes[i] = Picture.read(folder.list(home, Split.TRAIN).files().get(i)).square(16);
    }
    ImageSet held = ImageSet.ofBytes(read.shape(), read.classes(), bytes, read.labels());
    for (int i = 0; i < 2; i++) {
      assertThat(ownOrders(read).pixels(i)).isEqualTo(ownOrders(held).pixels(i));
    }
    assertThat(ownOrders(read).labels()).isEqualTo(ownOrders(held).labels());
  }

  /** Two from the middle; each image is rearranged in its own way before and after. */
  private static ImageSet ownOrders(ImageSet set) {
    int values = set.shape().size();
    return set.rearranged(k -> RandomStream.of(k, "before").permutation(values))
        .between(1, 3)
        .rearranged(k -> RandomStream.of(k, "after").permutation(values));
  }

  private static ImageSet turned(ImageSet set, int[] order) {
    return set.centerCrop(14, 14).rearranged(image -> order);
  }

  @Test
  void checksum_namesLengthsLabelsAndSide_count() throws IOException {
    String before = Checksum.sha256(folder.read(home, Split.TRAIN, 4));
    assertThat(Checksum.sha256(folder.read(home, Split.TRAIN, 4))).isEqualTo(before);
    assertThat(Checksum.sha256(folder.read(home, Split.TRAIN, 3))).isNotEqualTo(before);
    ImageSet others = folder.read(home, Split.TRAIN, 4).withLabels(new int[] {0, 1, 1, 0});
    assertThat(Checksum.sha256(others)).isNotEqualTo(before);
    assertThat(Checksum.sha256(new ImageFolder("pets", 28).read(home, Split.TRAIN, 4)))
        .isNotEqualTo(before);
    Files.write(
        root.resolve("pets/train/cat/a.png"), new byte[1], java.nio.file.StandardOpenOption.APPEND);
    assertThat(Checksum.sha256(folder.read(home, Split.TRAIN, 4))).isNotEqualTo(before);
  }

  @Test
  void read_damagedFile_isNamedAlsoIfItWasReadAhead() throws IOException {
    Path damaged = root.resolve("pets/train/dog/x.png");
    Files.writeString(damaged, "torn");
    ImageSet train = folder.read(home, Split.TRAIN, 4);
    train.expect(new int[] {1});
    assertThatThrownBy(() -> train.pixels(1))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(damaged + " cannot be decoded");
    assertThat(train.pixels(0)).containsOnly(10);
  }

  @Test
  void list_wrongLayouts_areToldWithWhatIsWanted() throws IOException {
    assertThatThrownBy(() -> new ImageFolder("birds", 14).list(home, Split.TRAIN))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("birds/train/CLASS/*.JPEG");
    Files.createDirectories(root.resolve("pets/val/bird"));
    assertThatThrownBy(() -> folder.list(home, Split.TEST))
        .hasMessageContaining(
            "has the classes [bird, cat, dog], wanted those of train, [cat, dog]");
    Files.createDirectories(root.resolve("pets/train/bird"));
    assertThatThrownBy(() -> folder.list(home, Split.TRAIN))
        .hasMessageContaining("bird holds no image");
    Files.createDirectories(root.resolve("flat/train/one"));
    Files.createDirectories(root.resolve("flat/val"));
    assertThatThrownBy(() -> new ImageFolder("flat", 14).list(home, Split.TRAIN))
        .hasMessageContaining("1 folders, wanted one for each class");
  }
}
