package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import rethink.layer.Natives.Backend;

class NativesTest {

  @Test
  @EnabledIfEnvironmentVariable(named = "OMP_NUM_THREADS", matches = "\\d+")
  void load_threadsChosen_namesPlatformAndThreads() {
    Backend backend = Natives.load();
    assertThat(backend.platform()).isEqualTo(Loader.getPlatform());
    assertThat(backend.threads()).isEqualTo(Integer.parseInt(System.getenv("OMP_NUM_THREADS")));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void load_linuxOnIntel_findsOneDnn() {
    assertThat(Natives.load().oneDnn()).isTrue();
    assertThat(System.getProperty("org.bytedeco.javacpp.platform.extension")).isEqualTo("-onednn");
  }

  @Test
  void toString_oneThread_readsAsASentence() {
    assertThat(new Backend("linux-x86_64", true, 1))
        .hasToString("nd4j-native linux-x86_64 with oneDNN, 1 compute thread");
    assertThat(new Backend("linux-arm64", false, 4))
        .hasToString("nd4j-native linux-arm64, 4 compute threads");
  }
}
