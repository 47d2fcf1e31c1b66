package rethink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KernelSpecTest {

  // Tests run in the module's folder.
  private static final Path SPEC = Path.of("../kernels/java/kernel.json");

  @Test
  void kernelSpec_classPath_namesTheJarsThatTheBuildMakes() throws Exception {
    JsonObject spec = new JsonParser().parse(Files.readString(SPEC)).getAsJsonObject();
    Matcher version =
        Pattern.compile("<version>(.*?)</version>").matcher(Files.readString(Path.of("pom.xml")));
    assertThat(version.find()).isTrue();
    String argv = spec.getAsJsonArray("argv").toString();

    assertThat(argv)
        .contains("{resource_dir}/../../kernel/target/lib/*:")
        .contains(
            "{resource_dir}/../../kernel/target/rethink-ijava-kernel-" + version.group(1) + ".jar:")
        .contains("{resource_dir}/../../../kit/target/rethink-kit-" + version.group(1) + ".jar")
        .contains("rethink.kernel.Main", "{connection_file}");
    assertThat(spec.get("interrupt_mode").getAsString()).isEqualTo("message");
  }
}
