package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The bash launchers, run beside a Java that only tells its version. */
@DisabledOnOs(OS.WINDOWS)
class LaunchersTest {
  private static final Path ENVIRONMENT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void settings_nothingSet_useOneThread() throws Exception {
    assertThat(bash(". settings.sh; echo $OMP_NUM_THREADS", Map.of())).isEqualTo("1\n");
  }

  @Test
  void settings_setByTheUser_areKept() throws Exception {
    var mine = Map.of("OMP_NUM_THREADS", "4", "OPENBLAS_CORETYPE", "Zen", "MALLOC_TOP_PAD_", "7");
    assertThat(
            bash(". settings.sh; echo $OMP_NUM_THREADS $OPENBLAS_CORETYPE $MALLOC_TOP_PAD_", mine))
        .isEqualTo("4 Zen 7\n");
  }

  @Test
  void settings_relativePathsInVariables_areThoseOfTheShell() throws Exception {
    var relative =
        Map.of(
            "RETHINK_DATA", "d", "RETHINK_RUNS", "/r", "IJAVA_CLASSPATH", "lib/*.jar:/x y.jar:z");
    var show = "; printf '%s\\n' \"$RETHINK_DATA\" \"$RETHINK_RUNS\" \"$IJAVA_CLASSPATH\"";
    assertThat(bash("cd " + folder + "; . " + ENVIRONMENT + "/settings.sh" + show, relative))
        .isEqualTo("F/d\n/r\nF/lib/*.jar:/x y.jar:F/z\n".replace("F", folder.toString()));
  }

  @Test
  void launch_fromAnyFolder_staysThereAndTellsJavaWhereTheProjectIs() throws Exception {
    var home = java("echo \"$PWD|$*\"");
    var launch = "; require_jdk() { :; }; build_if_stale() { :; }; launch Main x";
    assertThat(
            bash(
                "cd " + folder + "; . " + ENVIRONMENT + "/settings.sh" + launch,
                Map.of("JAVA_HOME", home)))
        .startsWith(folder + "|")
        .contains(" -Drethink.home=" + ENVIRONMENT.getParent() + " ")
        .contains(":" + ENVIRONMENT.getParent() + "/kit/target/lib/*:")
        .endsWith(" Main x\n");
  }

  @Test
  void jupyter_withAndWithoutAPath_opensThatOfTheShellOrTheNotebooks() throws Exception {
    java("echo 'openjdk version \"17\"'; echo jdk.jshell");
    Files.writeString(folder.resolve("bin/jupyter-lab"), "#!/bin/sh\necho \"$PWD|$*\"\n");
    folder.resolve("bin/jupyter-lab").toFile().setExecutable(true);
    Files.createFile(folder.resolve("mine.ipynb"));
    var path = Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    var start =
        "cd "
            + folder
            + "; sed 's/^build_if_stale$//' "
            + ENVIRONMENT
            + "/jupyter > j; "
            + "sed -i 's|^. \"$(dirname.*|. "
            + ENVIRONMENT
            + "/settings.sh|' j; bash j lab ";
    var notebooks = ENVIRONMENT.getParent() + "/notebooks\n";
    assertThat(bash(start, path)).startsWith(folder + "|").endsWith(notebooks);
    assertThat(bash(start + "--port 8889", path)).endsWith("--port 8889 " + notebooks);
    assertThat(bash(start + "mine.ipynb", path)).endsWith("mine.ipynb\n");
    assertThat(bash(start + "--notebook-dir=.", path)).endsWith("--notebook-dir=.\n");
  }

  @Test
  void notebooks_oldJava_saysWhatIsNeeded() throws Exception {
    assertThat(bash("./notebooks", Map.of("JAVA_HOME", java("echo 'openjdk version \"11.0.2\"'"))))
        .startsWith("JDK 17 or newer is needed, found 11.0.2;")
        .hasLineCount(1);
  }

  @Test
  void notebooks_noJava_saysWhatIsNeeded() throws Exception {
    assertThat(bash("./notebooks", Map.of("JAVA_HOME", folder.resolve("none").toString())))
        .startsWith("JDK 17 or newer is needed, found none;")
        .hasLineCount(1);
  }

  @Test
  void rethink_runtimeWithoutCompiler_saysWhatIsNeeded() throws Exception {
    assertThat(bash("./rethink", Map.of("JAVA_HOME", java("echo 'openjdk version \"21\"'"))))
        .contains("found a Java 21 runtime without compiler");
  }

  @Test
  void isStale_missingOrOlderThanASource_isTrue() throws Exception {
    Files.createDirectories(folder.resolve("m/src/main"));
    Files.createFile(folder.resolve("pom.xml"));
    Files.createFile(folder.resolve("m/pom.xml"));
    var ask = ". settings.sh; root=" + folder + "; is_stale m.jar m && echo stale || echo fresh";
    assertThat(bash(ask, Map.of())).isEqualTo("stale\n");
    Files.createFile(folder.resolve("m.jar"));
    touch("m.jar", 60);
    assertThat(bash(ask, Map.of())).isEqualTo("fresh\n");
    touch("m/pom.xml", 120);
    assertThat(bash(ask, Map.of())).isEqualTo("stale\n");
  }

  private void touch(String file, int secondsAhead) throws IOException {
    var time = System.currentTimeMillis() + secondsAhead * 1000L;
    Files.setLastModifiedTime(
        folder.resolve(file), java.nio.file.attribute.FileTime.fromMillis(time));
  }

  /** A JAVA_HOME whose java runs one line of shell. */
  private String java(String line) throws IOException {
    var java = folder.resolve("bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder.toString();
  }

  private static String bash(String line, Map<String, String> environment) throws Exception {
    var builder = new ProcessBuilder("bash", "-c", line).directory(ENVIRONMENT.toFile());
    List.of("OMP_NUM_THREADS", "OPENBLAS_CORETYPE", "RETHINK_JAVA_OPTIONS")
        .forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    var process = builder.redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return text;
  }
}
