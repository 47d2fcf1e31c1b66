package rethink.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeChecksumTest {
  @TempDir private Path folder;

  @Test
  void here_thisKit_isAHashThatStays() {
    assertThat(CodeChecksum.here()).matches("[0-9a-f]{64}").isEqualTo(CodeChecksum.here());
  }

  /** docs/runs.md tells how a shell computes it; this is what that gave for these two files. */
  @Test
  void of_twoFiles_isTheHashOfTheirLines() throws IOException {
    write("train/A.class", "a");
    write("data/B.class", "b");
    assertThat(CodeChecksum.of(folder))
        .isEqualTo("d598b1b33da4889b6c572af81a12f8eca749a976b488d683b54562c0e1147061");
  }

  @Test
  void of_folderAndJarOfTheSameClasses_isTheSame() throws IOException {
    write("train/A$B.class", "a");
    write("train/A.class", "b");
    write("layer/C.class", "c");
    Path jar = folder.resolve("kit.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String name : new String[] {"train/A.class", "layer/C.class", "train/A$B.class"}) {
        out.putNextEntry(new JarEntry("rethink/" + name));
        out.write(Files.readAllBytes(folder.resolve("rethink").resolve(name)));
      }
    }
    assertThat(CodeChecksum.of(jar)).isEqualTo(CodeChecksum.of(folder));
  }

  @Test
  void of_anyChangeInWhatDecidesRuns_isAnother() throws IOException {
    Set<String> seen = new HashSet<>();
    for (String name : CodeChecksum.PACKAGES) {
      write(name + "/A.class", "a");
      assertThat(seen.add(CodeChecksum.of(folder))).as("a class in %s", name).isTrue();
      write(name + "/A.class", "b");
      assertThat(seen.add(CodeChecksum.of(folder))).as("another content").isTrue();
    }
    Files.move(folder.resolve("rethink/data/A.class"), folder.resolve("rethink/data/B.class"));
    assertThat(seen.add(CodeChecksum.of(folder))).as("another name").isTrue();
  }

  @Test
  void of_whatLooksOn_doesNotCount() throws IOException {
    assertThat(CodeChecksum.of(folder)).isEqualTo("unknown");
    write("train/A.class", "a");
    String before = CodeChecksum.of(folder);
    write("plot/A.class", "a");
    write("train/notes.txt", "a");
    assertThat(CodeChecksum.of(folder)).isEqualTo(before);
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve("rethink").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
