package rethink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {

  @Test
  void json_thisMachine_hasEveryCheckWithItsFields() throws JsonProcessingException {
    Ran ran = Ran.of("doctor", "--json");
    assertThat(ran.code()).isZero();
    JsonNode checks = new ObjectMapper().readTree(ran.out());
    assertThat(checks.findValuesAsText("name"))
        .contains("JDK", "processor", "memory", "threads", "OpenBLAS core", "allocator", "heap")
        .contains("off-heap", "backend", "layers", "matrix product", "GPU", "cifar10", "mnist");
    for (JsonNode check : checks) {
      assertThat(check.fieldNames()).toIterable().containsExactly("name", "state", "found", "mend");
      assertThat(check.get("state").asText()).isIn("ok", "slow", "missing");
      assertThat(check.get("found").asText()).isNotBlank();
      assertThat(check.get("mend").asText().isEmpty())
          .isEqualTo(check.get("state").asText().equals("ok"));
    }
  }

  @Test
  void table_somethingSlow_saysBelowItHowToMendIt() {
    String table =
        DoctorCommand.table(
            List.of(Check.ok("heap", "1,024 MB"), Check.slow("threads", "4", "unset it")));
    assertThat(table.lines())
        .containsExactly(
            "heap             ok       1,024 MB",
            "threads          slow     4",
            "                          to mend: unset it");
  }
}
