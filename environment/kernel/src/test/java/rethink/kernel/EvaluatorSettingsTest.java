package rethink.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorSettingsTest {

  @TempDir Path folder;

  private void compileGreeter() throws IOException {
    Path source = folder.resolve("Greeter.java");
    Files.writeString(
        source,
        "package g; public class Greeter { public static String greet() { return \"hi\"; } }");
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.resolve("classes").toString(), source.toString());
    assertThat(status).isZero();
  }

  @Test
  void classPathVariable_globOfFolders_isSeenByCells() throws Exception {
    compileGreeter();
    var evaluator = new Evaluator(Settings.of(Map.of("IJAVA_CLASSPATH", folder + "/class*")));

    assertThat(evaluator.evaluate("g.Greeter.greet()")).isEqualTo("hi");
  }

  @Test
  void jarsMagic_amongCode_addsForTheNextLine() throws Exception {
    compileGreeter();
    var evaluator = new Evaluator(Settings.DEFAULTS);

    assertThat(
            evaluator.evaluate(
                "int n = 1;\n%jars \"" + folder + "/classes\"\ng.Greeter.greet() + n"))
        .isEqualTo("hi1");
  }

  @Test
  void startupScripts_inVariables_areRun() throws Exception {
    Path script = Files.writeString(folder.resolve("start.jshell"), "int fromFile = 4;");
    var evaluator =
        new Evaluator(
            Settings.of(
                Map.of(
                    "IJAVA_STARTUP_SCRIPTS_PATH",
                    script.toString(),
                    "IJAVA_STARTUP_SCRIPT",
                    "int fromText = 5; int twice(int n) { return 2 * n; }")));

    assertThat(evaluator.evaluate("twice(fromFile + fromText)")).isEqualTo(18);
  }

  @Test
  void classPathVariable_noMatch_namesTheGlob() {
    assertThatThrownBy(() -> new Evaluator(Settings.of(Map.of("IJAVA_CLASSPATH", "nowhere/*.jar"))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("\"nowhere/*.jar\" matches no file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "switch (o) { case String s -> System.out.println(s); default -> {} }",
        "int n = switch (o) { case String s -> 1; default -> 2; };",
        "(Object) switch (o) { case String s -> 1; default -> 2; }",
        "class C { int n(Object o) { return switch (o) { case String s -> 1; default -> 2; }; } }",
      })
  void compilerOptions_thatMakeUnloadableClasses_giveAnError(String statement) throws Exception {
    assumeTrue(Runtime.version().feature() == 17, "the preview feature used here is Java 17's own");
    var options = Map.of("IJAVA_COMPILER_OPTS", "--enable-preview --release 17");
    var evaluator = new Evaluator(Settings.of(options));
    evaluator.evaluate("Object o = \"text\";");

    CellError error =
        catchThrowableOfType(CellError.class, () -> evaluator.evaluate("\n" + statement));

    assertThat(error.name()).isEqualTo("LoadError");
    assertThat(error.value()).contains("line 2", "Preview features are not enabled");
  }

  @ParameterizedTest
  @CsvSource({"500,PT0.5S", "30 SECONDS,PT30S", "2minutes,PT2M", "-1,PT0S", "0,PT0S"})
  void timeout_countAndUnit_isRead(String text, String expected) {
    assertThat(Settings.of(Map.of("IJAVA_TIMEOUT", text)).timeout()).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "3 FORTNIGHTS", "99999999999999999999"})
  void timeout_nonsense_saysWhatIsWanted(String text) {
    assertThatThrownBy(() -> Settings.of(Map.of("IJAVA_TIMEOUT", text)))
        .hasMessageContaining("IJAVA_TIMEOUT is \"" + text + "\", wanted a number");
  }

  @Test
  void split_variables_dropEmptyEntries() {
    var settings =
        Settings.of(
            Map.of("IJAVA_CLASSPATH", ":a.jar::b", "IJAVA_COMPILER_OPTS", " -g  -parameters "));

    assertThat(settings.classPath()).isEqualTo(List.of("a.jar", "b"));
    assertThat(settings.compilerOptions()).isEqualTo(List.of("-g", "-parameters"));
  }
}
