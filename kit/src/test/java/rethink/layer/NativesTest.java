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
    assertThat(backend.classifier()).startsWith(Loader.getPlatform());
    assertThat(backend.threads()).isEqualTo(Integer.parseInt(System.getenv("OMP_NUM_THREADS")));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void load_linuxOnIntel_findsOneDnn() {
    assertThat(Natives.load().classifier()).endsWith("-onednn");
    assertThat(Natives.load().layers()).startsWith("oneDNN 2.5.2");
    assertThat(System.getProperty("org.bytedeco.javacpp.platform.extension")).isEqualTo("-onednn");
  }

  @Test
  void toString_oneThread_readsAsASentence() {
    assertThat(new Backend("nd4j-native", "linux-x86_64-onednn", "oneDNN 2.5.2 (avx2)", 1))
        .hasToString(
            "nd4j-native linux-x86_64-onednn, layers by oneDNN 2.5.2 (avx2), 1 compute thread");
    assertThat(new Backend("nd4j-native", "linux-arm64", "ND4J", 4))
        .hasToString("nd4j-native linux-arm64, layers by ND4J, 4 compute threads");
  }
}
