package rethink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The kernelspec, started as Jupyter does it, in another folder and beside a made-up Java. */
@DisabledOnOs(OS.WINDOWS)
class KernelSpecTest {

  // Tests run in the module's folder.
  private static final Path ENVIRONMENT = Path.of("..").toAbsolutePath().normalize();
  private static final String FAKE_JAVA =
      """
      #!/bin/sh
      case "$1" in
        -version) echo 'openjdk version "17.0.1"' ;;
        --list-modules) echo jdk.jshell@17 ;;
        *) printf '%s\\n' "$PWD" "threads $OMP_NUM_THREADS" "$@" ;;
      esac
      """;

  @TempDir private Path folder;

  @Test
  void spec_all_isRelocatableAndInterruptedByMessage() throws IOException {
    JsonObject spec = spec();
    assertThat(spec.get("interrupt_mode").getAsString()).isEqualTo("message");
    assertThat(argv(spec, "RESOURCES", "CONNECTION"))
        .containsExactly("bash", "RESOURCES/start", "CONNECTION");
  }

  @Test
  void start_built_givesJavaTheSettingsAndTheJarsOfTheBuild() throws Exception {
    Path project = project();
    Matcher version =
        Pattern.compile("<version>(.*?)</version>").matcher(Files.readString(Path.of("pom.xml")));
    assertThat(version.find()).isTrue();
    jar(project, "environment/kernel/target/rethink-ijava-kernel-" + version.group(1) + ".jar");
    jar(project, "kit/target/rethink-kit-" + version.group(1) + ".jar");
    Path notebooks = Files.createDirectory(folder.resolve("elsewhere")).toRealPath();

    List<String> said = start(project, notebooks);

    assertThat(said)
        .startsWith(notebooks.toString(), "threads 1")
        .contains("-Drethink.home=" + project, "rethink.kernel.Main", "-Duser.language=en")
        .endsWith("connection.json")
        .anyMatch(argument -> argument.matches("-Xmx\\d+m"))
        .anyMatch(argument -> argument.matches("-Dorg.bytedeco.javacpp.maxbytes=\\d+m"));
    assertThat(said.get(said.indexOf("-cp") + 1).split(":"))
        .contains(project + "/environment/kernel/target/lib/*", project + "/kit/target/lib/*")
        .allMatch(entry -> entry.startsWith(project + "/"))
        .hasSize(4);
  }

  @Test
  void start_notBuilt_saysHowToBuild() throws Exception {
    assertThat(start(project(), folder))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("not built", "environment/jupyter"));
  }

  private List<String> start(Path project, Path workingDirectory) throws Exception {
    Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, FAKE_JAVA);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    var command =
        argv(spec(), project.resolve("environment/kernels/java").toString(), "connection.json");
    var builder = new ProcessBuilder(command).directory(workingDirectory.toFile());
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().remove("OMP_NUM_THREADS");
    builder.environment().remove("RETHINK_JAVA_OPTIONS");
    Process process = builder.redirectErrorStream(true).start();
    String text =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return text.lines().toList();
  }

  /** A copy of the scripts in a folder whose name has a space. */
  private Path project() throws IOException {
    Path project = folder.toRealPath().resolve("a project");
    Path spec = Files.createDirectories(project.resolve("environment/kernels/java"));
    Files.copy(ENVIRONMENT.resolve("kernels/java/start"), spec.resolve("start"));
    Files.copy(ENVIRONMENT.resolve("settings.sh"), project.resolve("environment/settings.sh"));
    return project;
  }

  private static void jar(Path project, String name) throws IOException {
    Files.createDirectories(project.resolve(name).getParent());
    Files.createFile(project.resolve(name));
  }

  private static JsonObject spec() throws IOException {
    return new JsonParser()
        .parse(Files.readString(ENVIRONMENT.resolve("kernels/java/kernel.json")))
        .getAsJsonObject();
  }

  private static List<String> argv(JsonObject spec, String resources, String connection) {
    List<String> argv = new ArrayList<>();
    for (JsonElement word : (JsonArray) spec.get("argv")) {
      argv.add(
          word.getAsString()
              .replace("{resource_dir}", resources)
              .replace("{connection_file}", connection));
    }
    return argv;
  }
}
