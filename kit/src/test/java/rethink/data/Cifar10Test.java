package rethink.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10Test {
  private static final int SIZE = 30_730_000;
  private static final int RECORD = 3073;
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeBlackAirplanes() throws IOException {
    file = folder.resolve("test_batch.bin");
    resize(SIZE);
  }

  @Test
  void read_wholeFile_givesLabelsAndPlanesOfEachRecord() throws IOException {
    put(2 * RECORD, 9, 1, 2);
    put(2 * RECORD + 1 + 1024, 200);
    put(SIZE - 1, 77);
    ImageSet images = Cifar10.read(folder, Split.TEST);
    assertThat(images.size()).isEqualTo(10_000);
    assertThat(images.shape()).isEqualTo(new Shape(32, 32, 3));
    assertThat(images.classes()).hasSize(10).startsWith("airplane").endsWith("truck");
    assertThat(images.label(1)).isZero();
    assertThat(images.label(2)).isEqualTo(9);
    assertThat(images.pixels(2))
        .startsWith(1, 2, 0)
        .contains(200, org.assertj.core.data.Index.atIndex(1024));
    assertThat(images.pixels(9999)).endsWith(0, 77);
  }

  @Test
  void isExact_blackAirplanes_areNoOfficialFile() {
    assertThat(Cifar10.ENTRY.file("test_batch.bin", folder).isExact()).isFalse();
  }

  @Test
  void read_missingFile_saysWhichAndHowToGetIt() {
    assertThatThrownBy(() -> Cifar10.read(folder, Split.TRAIN))
        .isInstanceOf(DataException.class)
        .hasMessage(
            folder.resolve("data_batch_1.bin")
                + " is missing, wanted a file of 30730000 bytes (or the same as .gz);"
                + " run `environment/rethink data fetch cifar10`");
  }

  @Test
  void read_truncatedFile_saysHowMuchIsThere() throws IOException {
    resize(SIZE - RECORD);
    assertDamaged("only 30726927 bytes, wanted 30730000 bytes");
  }

  @Test
  void read_oversizedFile_isRefused() throws IOException {
    resize(SIZE + 1);
    assertDamaged("more than 30730000 bytes, wanted 30730000 bytes");
  }

  @Test
  void read_wrongLabel_saysWhichRecord() throws IOException {
    put(17 * RECORD, 200);
    assertDamaged("label 200 in record 17, wanted labels 0..9");
  }

  @Test
  void read_folderInPlaceOfFile_isMissing() throws IOException {
    Files.delete(file);
    Files.createDirectory(file);
    assertThatThrownBy(() -> Cifar10.read(folder, Split.TEST)).hasMessageContaining("is missing");
  }

  private void assertDamaged(String message) {
    assertThatThrownBy(() -> Cifar10.read(folder, Split.TEST))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "%s holds %s; delete it and run `environment/rethink data fetch cifar10`",
            file, message);
  }

  private void resize(long bytes) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.setLength(bytes);
    }
  }

  private void put(long offset, int... values) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.seek(offset);
      for (int value : values) {
        out.write(value);
      }
    }
  }
}
