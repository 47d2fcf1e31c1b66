package rethink.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
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
                + "{ $lineMagic(\"jars\", \"my dir/a.jar\", \"b\\\\c\"); }\n"
                + "int b; // %load\n"
                + "{ $lineMagic(\"load\", \"f\"); }");
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

  @ParameterizedTest
  @ValueSource(
      strings = {"int rethink = 4;", "int java = 3;", "String List = null;", "class rethink {}"})
  void magic_besideAVariableNamedAsAPackage_runs(String declaration) throws CellError {
    evaluator.evaluate(declaration);

    CellError error =
        catchThrowableOfType(CellError.class, () -> evaluator.evaluate("%jars no.jar"));

    assertThat(error.value()).startsWith("\"no.jar\" matches no file");
    assertThat(error.traceback()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"four.jshell", "four.jsh", "four.java", "four"})
  void load_nameWithoutEnding_findsTheScript(String file, @TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve(file), "int four(int x) { return 4 * x; }");

    assertThat(evaluator.evaluate("%load " + folder.resolve("four") + "\nfour(2)")).isEqualTo(8);
  }

  private static Path notebook(Path folder, String... sources) throws IOException {
    var cells = new ArrayList<Map<String, Object>>();
    cells.add(Map.of("cell_type", "markdown", "metadata", Map.of(), "source", "int no = ;"));
    for (String source : sources) {
      cells.add(Map.of("cell_type", "code", "metadata", Map.of(), "source", source));
    }
    String json = new Gson().toJson(Map.of("cells", cells, "metadata", Map.of(), "nbformat", 4));
    return Files.writeString(folder.resolve("helpers.ipynb"), json);
  }

  @Test
  void load_notebook_runsItsCodeCells(@TempDir Path folder) throws Exception {
    Path file =
        notebook(folder, "int twice(int x) { return 2 * x; }", "%%time\nint ten = twice(5);");

    assertThat(evaluator.evaluate("%load " + file + "\ntwice(ten)")).isEqualTo(20);
    assertThat(evaluator.evaluate("%load " + folder.resolve("helpers") + "\ntwice(4)"))
        .isEqualTo(8);
  }

  @Test
  void load_notebookWithABrokenCell_namesTheCell(@TempDir Path folder) throws Exception {
    Path file = notebook(folder, "int fine = 1;", "int broken = fine + ;", "int never = 1;");

    CellError error =
        catchThrowableOfType(CellError.class, () -> evaluator.evaluate("%load " + file));

    assertThat(error.value())
        .isEqualTo("helpers.ipynb, cell 2: line 1: illegal start of expression");
    assertThat(catchThrowableOfType(CellError.class, () -> evaluator.evaluate("never")))
        .isNotNull();
  }

  @Test
  void load_methodThatThrowsLater_isTracedToItsFile(@TempDir Path folder) throws Exception {
    evaluator.evaluate(
        "%load " + notebook(folder, "\nvoid burst() { throw new Error(\"bang\"); }"));

    CellError error = catchThrowableOfType(CellError.class, () -> evaluator.evaluate("burst()"));

    assertThat(error.traceback().get(1))
        .contains("burst in helpers.ipynb, cell 1, line 2: void burst");
  }

  @Test
  void load_missingFile_saysWhatWasLookedFor() {
    CellError error =
        catchThrowableOfType(CellError.class, () -> evaluator.evaluate("%load nowhere"));

    assertThat(error.value())
        .contains("\"nowhere\"", Path.of("").toAbsolutePath().toString(), ".jshell", ".ipynb");
  }
}
