package rethink.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Servers and part files that are not as they should be. */
class FetchFaultTest extends FetchScene {

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
}
