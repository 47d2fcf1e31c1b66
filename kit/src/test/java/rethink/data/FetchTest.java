package rethink.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rethink.BriefJvm;

class FetchTest extends FetchScene {

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
          BriefJvm.of(
                  FetchInChild.class,
                  root,
                  server.url("slow/tiny.tar.gz"),
                  archive.length,
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
}
