package rethink.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MagicsTest {

  private static Evaluator evaluator;

  @BeforeAll
  static void start() throws Exception {
    evaluator = new Evaluator(Settings.DEFAULTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String s = \"\"\"\n%jars x\n  \\\"\"\" %load y\n%load z\n\"\"\";",
        "/* comment;\n%jars x\n*/ int a;",
        "int a = b\n%c;",
        "int a = (b)\n  %c;",
        "String t = \"a;\\\"\" // ;\n%d;",
        "char c = '\"'; // it's\nint d = 5 %e;",
      })
  void toJava_percentThatIsNoMagic_isKept(String cell) {
    assertThat(Magics.toJava(cell)).isEqualTo(cell);
  }

  @Test
  void toJava_magicLines_keepTheLineCount() {
    assertThat(Magics.toJava("int a;\n  %jars \"my dir/a.jar\" b\\c\nint b; // %load\n%load f"))
        .isEqualTo(
            "int a;\n"
                + "{ rethink.kernel.CellFunctions.lineMagic(\"jars\", java.util.List.of(\"my"
                + " dir/a.jar\", \"b\\\\c\")); }\n"
                + "int b; // %load\n"
                + "{ rethink.kernel.CellFunctions.lineMagic(\"load\", java.util.List.of(\"f\"));"
                + " }");
  }

  @Test
  void evaluate_textBlockWithPercentLines_keepsThem() throws CellError {
    assertThat(evaluator.evaluate("String s = \"\"\"\n    %jars a\n    \"\"\";\ns"))
        .isEqualTo("%jars a\n");
  }

  @Test
  void load_script_runsInTheSession(@TempDir Path folder) throws Exception {
    Path script = Files.writeString(folder.resolve("a.jshell"), "int loaded = 3;\nint other = 4;");

    assertThat(evaluator.evaluate("%load " + script + "\nloaded + other")).isEqualTo(7);
  }

  @Test
  void time_cell_returnsItsValueAndKeepsItsLines() throws CellError {
    assertThat(evaluator.evaluate("\n%%time\nint t = 6;\nt * 7")).isEqualTo(42);

    CellError error =
        catchThrowableOfType(CellError.class, () -> evaluator.evaluate("%%time\nnope();"));
    assertThat(error.value()).startsWith("line 2: cannot find symbol");
  }

  @Test
  void maven_magic_saysWhatToUseInstead() {
    CellError error =
        catchThrowableOfType(CellError.class, () -> evaluator.evaluate("%maven a:b:1"));

    assertThat(error.value())
        .contains(
            "%maven is not part of this kernel", "./mvnw dependency:copy", "%jars jars/*.jar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%jarz a", "%%html\n<b>", "%%"})
  void unknownMagic_inACell_namesTheKnownOnes(String cell) {
    CellError error = catchThrowableOfType(CellError.class, () -> evaluator.evaluate(cell));

    assertThat(error.value()).contains("%jars, %classpath, %load, %%time");
  }
}
