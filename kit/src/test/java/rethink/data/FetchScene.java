package rethink.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A tiny dataset, a server that has it and an empty data folder. */
abstract class FetchScene {
  static final byte[] CONTENT = RandomBytes.of(300_000);
  @TempDir Path root;
  Path folder;
  byte[] archive;
  FileServer server;
  final List<Long> progress = new ArrayList<>();

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

  Path fetch(String... kinds) {
    return fetch(entry(archive.length, Checksum.md5(archive), kinds));
  }

  Path fetch(Catalogue.Entry entry) {
    DataHome home = new DataHome(List.of(root), root, false);
    return new Fetch(home, (file, bytes, total) -> progress.add(bytes)).dataset(entry);
  }

  Catalogue.Entry entry(int bytes, String md5, String... kinds) {
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
        List.of(new Catalogue.File("a.bin", CONTENT.length, Checksum.md5(CONTENT), null)),
        List.of(new Catalogue.Download(download, bytes, md5, urls)));
  }

  static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  void putPart(byte[] content) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("tiny.tar.gz.part"), content);
  }

  void assertFetched() {
    assertThat(folder.resolve("a.bin")).hasBinaryContent(CONTENT);
  }
}
