package rethink.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTest {

  @Test
  void of_twoProcessors_readsTheFirst() {
    Processor processor =
        Processor.of(
            """
            processor\t: 0
            model\t\t: 17
            model name\t: Some: Chip 3000
            cpu MHz\t\t: 2596.146
            flags\t\t: fpu avx2 fma

            processor\t: 1
            model name\t: Another
            """);
    assertThat(processor.model()).isEqualTo("Some: Chip 3000");
    assertThat(processor.gigahertz()).isEqualTo(2.596146);
    assertThat(processor.flags()).containsExactlyInAnyOrder("fpu", "avx2", "fma");
  }

  @Test
  void of_processorWithoutThoseLines_isNamedByItsArchitecture() {
    Processor processor = Processor.of("processor\t: 0\nFeatures\t: fp asimd\ncpu MHz\t: fast\n");
    assertThat(processor.model()).isEqualTo(System.getProperty("os.arch"));
    assertThat(processor.gigahertz()).isZero();
    assertThat(processor.flags()).doesNotContain("asimd");
  }
}
