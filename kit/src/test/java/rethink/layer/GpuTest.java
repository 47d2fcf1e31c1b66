package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GpuTest {

  @Test
  void parse_twoGpus_readsBoth() {
    assertThat(Gpu.parse("Tesla T4, 7.5, 535.104.05\nNVIDIA A100-SXM4-40GB, 8.0, 535.104.05\n"))
        .containsExactly(
            new Gpu("Tesla T4", "7.5", "535.104.05"),
            new Gpu("NVIDIA A100-SXM4-40GB", "8.0", "535.104.05"));
  }

  @Test
  void parse_whatIsNoGpu_isLeftOut() {
    assertThat(Gpu.parse("")).isEmpty();
    assertThat(Gpu.parse("NVIDIA-SMI has failed\na, b, c\nTesla T4, 99999999999.1, 5\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.7", "5.0", "6.1", "7.5", "8.0", "8.6", "8.9"})
  void lack_codeForIt_isEmpty(String capability) {
    assertThat(Gpu.lack(List.of(new Gpu("One", capability, "535.104.05")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.5", "2.1", "9.0", "10.0", "12.0"})
  void lack_noCodeForIt_namesGpuAndWhatIsServed(String capability) {
    var served = new Gpu("Tesla T4", "7.5", "570.1");
    assertThat(Gpu.lack(List.of(served, new Gpu("Other", capability, "570.1"))))
        .hasValue(
            "Other has compute capability %s, and ND4J 1.0.0-M2.1 has code for 3.7 and 5.0 to 8.x only"
                .formatted(capability));
  }

  @Test
  void lack_oldDriver_namesTheVersionNeeded() {
    assertThat(Gpu.lack(List.of(new Gpu("Tesla T4", "7.5", "418.67"))))
        .hasValue("the NVIDIA driver is 418.67, and CUDA 11.6 needs 450 or newer");
  }

  @Test
  void lack_noGpu_saysSo() {
    assertThat(Gpu.lack(List.of()))
        .hasValueSatisfying(text -> assertThat(text).startsWith("no GPU"));
  }
}
