package rethink.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchTest {
  private static final byte[] CONTENT = RandomBytes.of(300_000);
  @TempDir Path root;
  private Path folder;
  private byte[] archive;
  private FileServer server;
  private final List<Long> progress = new ArrayList<>();

  @BeforeEach
  void serve() throws IOException {
    folder = root.resolve("tiny");
    archive = new TarWriter().add("tiny/a.bin", CONTENT).gzipped();
    server = new FileServer(archive);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void dataset_goodServer_leavesOnlyTheVerifiedFile() throws IOException {
    assertThat(fetch("good")).isEqualTo(folder);
    assertFetched();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(folder.resolve("a.bin"), folder.resolve(".lock"));
    }
    assertThat(progress).isSorted().endsWith((long) archive.length);
  }

  @Test
  void dataset_singleCompressedFile_isMovedInPlaceAsItIs() throws IOException {
    byte[] gzip = gzip(CONTENT);
    try (FileServer gzips = new FileServer(gzip)) {
      List<String> urls = List.of(gzips.url("good/a.bin.gz"));
      fetch(tiny("a.bin.gz", gzip.length, Checksum.md5(gzip), urls));
    }
    assertThat(folder.resolve("a.bin.gz")).hasBinaryContent(gzip);
    assertThat(folder.resolve("a.bin.gz.part")).doesNotExist();
  }

  @Test
  void dataset_alreadyThere_asksNoServer() {
    fetch("good");
    fetch("good");
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void dataset_damagedFileThere_isReplaced() throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("a.bin"), Arrays.copyOf(CONTENT, 10));
    fetch("good");
    assertFetched();
  }

  @Test
  void dataset_connectionCut_resumesFromWhatItHas() {
    fetch("cut");
    assertFetched();
    assertThat(server.requests).hasSizeGreaterThanOrEqualTo(3);
    assertThat(server.requests.get(0)).isEqualTo("/cut/tiny.tar.gz");
    assertThat(server.requests.get(1)).isEqualTo("/cut/tiny.tar.gz from " + archive.length / 3);
  }

  @Test
  void dataset_partOfAnEarlierProcess_isResumed() throws IOException {
    putPart(Arrays.copyOf(archive, 100_000));
    fetch("good");
    assertFetched();
    assertThat(server.requests).containsExactly("/good/tiny.tar.gz from 100000");
  }

  @Test
  void dataset_partComplete_needsNoServer() throws IOException {
    putPart(archive);
    fetch("none");
    assertFetched();
    assertThat(server.requests).isEmpty();
  }

  @Test
  void dataset_partOfAnotherFile_startsAgain() throws IOException {
    putPart(new byte[100_000]);
    fetch("good");
    assertFetched();
    assertThat(server.requests)
        .containsExactly("/good/tiny.tar.gz from 100000", "/good/tiny.tar.gz");
  }

  @Test
  void dataset_serverThatCannotResume_givesUpAndKeepsThePart() {
    assertThatThrownBy(() -> fetch("forgetful"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(
            "the connection ended after %d of %d bytes", archive.length / 3, archive.length)
        .hasMessageContaining("(the %d bytes received are kept)", archive.length / 3);
    assertThat(folder.resolve("a.bin")).doesNotExist();
  }

  @Test
  void dataset_firstMirrorHasNoFile_takesTheSecond() {
    fetch("none", "good");
    assertFetched();
  }

  @Test
  void dataset_firstMirrorCutsAndForgets_resumesAtTheSecond() {
    fetch("forgetful", "good");
    assertFetched();
    assertThat(server.requests).endsWith("/good/tiny.tar.gz from " + archive.length / 3);
  }

  @Test
  void dataset_wrongChecksum_keepsNothing() {
    String wrong = "0".repeat(32);
    assertThatThrownBy(() -> fetch(entry(archive.length, wrong, "good")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(
            "/good/tiny.tar.gz: content with MD5 %s, wanted %s", Checksum.md5(archive), wrong);
    assertThat(folder.resolve("a.bin")).doesNotExist();
    assertThat(folder.resolve("tiny.tar.gz.part")).doesNotExist();
  }

  @Test
  void dataset_wrongSizeAnnounced_isRefusedBeforeItIsReceived() {
    assertThatThrownBy(() -> fetch(entry(5, Checksum.md5(archive), "good")))
        .hasMessageContaining("a file of %d bytes, wanted 5", archive.length);
    assertThat(folder.resolve("tiny.tar.gz.part")).doesNotExist();
  }

  @Test
  void dataset_moreBytesThanWanted_stops() {
    assertThatThrownBy(() -> fetch("endless"))
        .hasMessageContaining("more than the %d bytes wanted", archive.length);
    assertThat(folder.resolve("tiny.tar.gz.part")).isEmptyFile();
  }

  @Test
  void dataset_fewerBytesThanWanted_isAnError() {
    assertThatThrownBy(() -> fetch("short"))
        .hasMessageContaining(
            "the connection ended after %d of %d bytes", archive.length / 2, archive.length);
  }

  @Test
  void dataset_everyMirrorFails_tellsWhyOfEach() {
    assertThatThrownBy(() -> fetch("none", "gone"))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(
            "tiny.tar.gz cannot be fetched",
            server.url("none/tiny.tar.gz") + ": HTTP status 404",
            server.url("gone/tiny.tar.gz") + ": HTTP status 404",
            "put the file in " + folder + " by hand");
  }

  @Test
  void dataset_archivePutThereByHand_isUnpacked() throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("tiny.tar.gz"), archive);
    fetch("none");
    assertFetched();
    assertThat(folder.resolve("tiny.tar.gz")).exists();
  }

  @Test
  void dataset_offline_saysSoAndAsksNoServer() {
    DataHome offline = new DataHome(List.of(root), root, true);
    assertThatThrownBy(
            () ->
                new Fetch(offline, (file, bytes, total) -> {})
                    .dataset(entry(archive.length, Checksum.md5(archive), "good")))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(
            "RETHINK_OFFLINE forbids the network",
            "tiny.tar.gz is needed for Tiny",
            "from its page",
            folder.toString());
    assertThat(server.requests).isEmpty();
  }

  @Test
  void dataset_twoProcessesAtOnce_downloadOnce() throws Exception {
    List<Process> children = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      children.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  FetchInChild.class.getName(),
                  root.toString(),
                  server.url("slow/tiny.tar.gz"),
                  "" + archive.length,
                  Checksum.md5(archive))
              .inheritIO()
              .start());
    }
    for (Process child : children) {
      assertThat(child.waitFor()).isZero();
    }
    assertFetched();
    assertThat(server.requests).hasSize(1);
  }

  private Path fetch(String... kinds) {
    return fetch(entry(archive.length, Checksum.md5(archive), kinds));
  }

  private Path fetch(Catalogue.Entry entry) {
    DataHome home = new DataHome(List.of(root), root, false);
    return new Fetch(home, (file, bytes, total) -> progress.add(bytes)).dataset(entry);
  }

  private Catalogue.Entry entry(int bytes, String md5, String... kinds) {
    return tiny(
        "tiny.tar.gz",
        bytes,
        md5,
        Stream.of(kinds).map(kind -> server.url(kind + "/tiny.tar.gz")).toList());
  }

  static Catalogue.Entry tiny(String download, int bytes, String md5, List<String> urls) {
    return new Catalogue.Entry(
        "tiny",
        "Tiny",
        "its page",
        "tiny",
        List.of(new Catalogue.File("a.bin", CONTENT.length, Checksum.md5(CONTENT))),
        List.of(new Catalogue.Download(download, bytes, md5, urls)));
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  private void putPart(byte[] content) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("tiny.tar.gz.part"), content);
  }

  private void assertFetched() {
    assertThat(folder.resolve("a.bin")).hasBinaryContent(CONTENT);
  }
}
