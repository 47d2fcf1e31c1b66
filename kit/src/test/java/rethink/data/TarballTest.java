package rethink.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarballTest {
  private static final byte[] CONTENT = RandomBytes.of(1000);
  private static final Catalogue.Entry TINY =
      new Catalogue.Entry(
          "tiny",
          "Tiny",
          "",
          "tiny",
          List.of(new Catalogue.File("a.bin", CONTENT.length, null, null)),
          List.of());
  @TempDir Path root;
  private Path folder;
  private Path archive;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(root.resolve("folder"));
    archive = root.resolve("tiny.tar.gz");
  }

  @Test
  void unpack_knownFileAmongOthers_takesOnlyIt() throws IOException {
    unpack(
        new TarWriter()
            .add("tiny/", '5', "00000000000", new byte[0])
            .add("tiny/readme.html", new byte[513])
            .add("tiny/a.bin", CONTENT)
            .gzipped());
    assertThat(folder.resolve("a.bin")).hasBinaryContent(CONTENT);
    assertThat(filesBelow(root)).containsExactly("folder/a.bin", "tiny.tar.gz");
  }

  @Test
  void unpack_pathsThatLeadOut_writesNothingOutside() throws IOException {
    unpack(
        new TarWriter()
            .add("../a.bin", CONTENT)
            .add("/tmp/a.bin", CONTENT)
            .add("tiny/../../a.bin", CONTENT)
            .add("tiny/a.bin", '2', "00000000000", new byte[0])
            .add("tiny/a.bin", CONTENT)
            .gzipped());
    assertThat(filesBelow(root)).containsExactly("folder/a.bin", "tiny.tar.gz");
  }

  @Test
  void unpack_fileMissing_saysWhich() throws IOException {
    byte[] bytes = new TarWriter().add("tiny/b.bin", CONTENT).gzipped();
    assertBroken(bytes, "no tiny/a.bin");
  }

  @Test
  void unpack_otherSize_isRefusedBeforeItIsWritten() throws IOException {
    byte[] bytes = new TarWriter().add("tiny/a.bin", Arrays.copyOf(CONTENT, 999)).gzipped();
    assertBroken(bytes, "a.bin with 999 bytes, wanted 1000");
  }

  @Test
  void unpack_absurdSizeOfAnUnknownFile_isRefused() throws IOException {
    byte[] bytes = new TarWriter().add("tiny/huge", '0', "77777777777", new byte[0]).gzipped();
    assertBroken(bytes, "too much besides the files of Tiny");
  }

  @Test
  void unpack_sizeNotOctal_isRefused() throws IOException {
    byte[] bytes = new TarWriter().add("tiny/a.bin", '0', "-0000000001", CONTENT).gzipped();
    assertBroken(bytes, "an entry of unreadable size");
  }

  @Test
  void unpack_archiveCutShort_leavesNoFinishedFile() throws IOException {
    byte[] bytes = new TarWriter().add("tiny/a.bin", CONTENT).gzipped();
    assertBroken(Arrays.copyOf(bytes, bytes.length / 2), "a broken or shortened stream");
  }

  @Test
  void unpack_notGzip_isBroken() throws IOException {
    assertBroken(CONTENT, "a broken or shortened stream");
  }

  private void assertBroken(byte[] bytes, String found) {
    assertThatThrownBy(() -> unpack(bytes))
        .isInstanceOf(DataException.class)
        .hasMessage("%s holds %s; delete it and fetch it again", archive, found);
    assertThat(folder.resolve("a.bin")).doesNotExist();
  }

  private void unpack(byte[] bytes) throws IOException {
    Files.write(archive, bytes);
    Tarball.unpack(archive, TINY, folder);
  }

  private static List<String> filesBelow(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
