package rethink.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataHomeTest {
  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();

  @BeforeEach
  void liveInTheTemporaryFolder() {
    properties.put("user.dir", folder.resolve("work").toString());
    properties.put("user.home", folder.resolve("user").toString());
  }

  @Test
  void places_everythingSet_areInTheOrderPromised() {
    environment.put("RETHINK_DATA", folder.resolve("chosen").toString());
    environment.put("XDG_CACHE_HOME", folder.resolve("caches").toString());
    properties.put("rethink.home", folder.resolve("kit").toString());
    assertThat(home().places())
        .containsExactly(
            folder.resolve("chosen"),
            folder.resolve("work/data"),
            folder.resolve("kit/data"),
            folder.resolve("caches/rethink"));
  }

  @Test
  void places_nothingSet_areTheWorkingDirectoryAndTheUsersCache() {
    assertThat(home().places())
        .containsExactly(folder.resolve("work/data"), folder.resolve("user/.cache/rethink"));
  }

  @Test
  void places_relativeCacheVariable_isIgnored() {
    environment.put("XDG_CACHE_HOME", "caches");
    assertThat(home().places()).contains(folder.resolve("user/.cache/rethink"));
  }

  @Test
  void places_relativeDataVariable_startsAtTheWorkingDirectory() {
    environment.put("RETHINK_DATA", "../chosen");
    assertThat(home().places()).startsWith(folder.resolve("chosen"));
  }

  @Test
  void target_isTheChosenFolder_elseDataIfThere_elseTheCache() throws IOException {
    properties.put("rethink.home", folder.resolve("kit").toString());
    assertThat(home().target()).isEqualTo(folder.resolve("user/.cache/rethink"));
    Files.createDirectories(folder.resolve("kit/data"));
    assertThat(home().target()).isEqualTo(folder.resolve("kit/data"));
    environment.put("RETHINK_DATA", folder.resolve("chosen").toString());
    assertThat(home().target()).isEqualTo(folder.resolve("chosen"));
  }

  @Test
  void offline_isOnlyWhatSaysSo() {
    assertThat(home().offline()).isFalse();
    environment.put("RETHINK_OFFLINE", "0");
    assertThat(home().offline()).isFalse();
    environment.put("RETHINK_OFFLINE", "1");
    assertThat(home().offline()).isTrue();
  }

  @Test
  void find_firstPlaceIncomplete_takesTheCompleteOne() throws IOException {
    environment.put("RETHINK_DATA", folder.resolve("chosen").toString());
    touch(folder.resolve("chosen/mnist/train-images-idx3-ubyte"));
    touch(folder.resolve("chosen/mnist/train-labels-idx1-ubyte.gz.part"));
    for (Catalogue.File file : Mnist.ENTRY.files()) {
      touch(folder.resolve("work/data/mnist/" + file.name() + ".gz"));
    }
    assertThat(home().find(Mnist.ENTRY)).contains(folder.resolve("work/data/mnist"));
  }

  @Test
  void require_nothingThere_tellsEveryPlaceAndWhatToDo() throws IOException {
    touch(folder.resolve("work/data/mnist/train-images-idx3-ubyte"));
    assertThatThrownBy(() -> home().require(Mnist.ENTRY))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(
            "MNIST handwritten digits",
            folder.resolve("work/data/mnist")
                + " (without train-labels-idx1-ubyte, t10k-images-idx3-ubyte,"
                + " t10k-labels-idx1-ubyte)",
            folder.resolve("user/.cache/rethink/mnist") + " (no such folder)",
            "environment/rethink data fetch mnist",
            "set RETHINK_DATA to the folder that holds mnist/",
            "--dataset shapes");
  }

  private DataHome home() {
    return DataHome.of(environment::get, properties::get);
  }

  private static void touch(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }
}
