package rethink.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class OtherLoadTest {

  @Test
  @EnabledOnOs(OS.LINUX)
  void processors_thisProcessAtWork_countsOnlyWhereItIsAnOther() {
    OtherLoad withoutThis = new OtherLoad(List.of());
    OtherLoad withThis = new OtherLoad(List.of(ProcessHandle.current()));
    double sum = 0;
    for (long end = System.nanoTime() + 400_000_000L; System.nanoTime() < end; ) {
      sum += Math.sqrt(sum + 1);
    }
    assertThat(sum).isPositive();
    // Clock ticks of a hundredth of a second, and a share of a processor that may be busy.
    assertThat(withoutThis.processors()).isGreaterThan(withThis.processors() + 0.1);
  }
}
