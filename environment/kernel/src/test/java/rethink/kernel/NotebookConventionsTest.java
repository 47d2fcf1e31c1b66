package rethink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lets one notebook run unchanged under IJava, JJava and this kernel. */
class NotebookConventionsTest {

  private static final Path NOTEBOOKS = Path.of("..", "..", "notebooks");
  // What IJava imports by itself; other kernels import other packages.
  private static final List<String> DEFAULT_PACKAGES =
      List.of(
          "java.util.",
          "java.io.",
          "java.math.",
          "java.net.",
          "java.util.concurrent.",
          "java.util.prefs.",
          "java.util.regex.");
  private static final Pattern TYPE = Pattern.compile("(?<![.\\w])[A-Z]\\w*");
  private static final Pattern KERNEL_FUNCTION =
      Pattern.compile(
          "(?<![.\\w])(display|updateDisplay|render|printf|eval|lineMagic|cellMagic)\\s*\\(");
  // Imports, declarations and calls that return nothing, so that no kernel shows a result.
  private static final Pattern WITHOUT_RESULT =
      Pattern.compile(
          "(import .*|[\\w<>\\[\\]., ]+ \\w+ = .*|(Show\\.\\w+|System\\.out\\.print(ln)?)\\(.*)",
          Pattern.DOTALL);

  private static JShell shell;

  @BeforeAll
  static void start() {
    shell = JShell.builder().executionEngine("local").build();
  }

  @AfterAll
  static void close() {
    shell.close();
  }

  static Stream<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList().stream();
    }
  }

  private static List<String> cells(Path notebook) throws IOException {
    return Notebook.read(notebook).codeCells().stream().map(Notebook::source).toList();
  }

  private static boolean showsNoResult(String cell) {
    List<Piece> pieces = Piece.split(shell.sourceCodeAnalysis(), cell);
    return WITHOUT_RESULT.matcher(pieces.get(pieces.size() - 1).source()).matches();
  }

  /** Types that a kernel's own imports would have to supply. */
  private static Set<String> leanedOn(Path notebook) throws IOException {
    String code = CellText.withoutTexts(String.join("\n", cells(notebook)));
    var types = new TreeSet<String>();
    for (Matcher type = TYPE.matcher(code); type.find(); ) {
      for (String folder : DEFAULT_PACKAGES) {
        boolean isImported =
            code.contains("import " + folder + type.group() + ";")
                || code.contains("import " + folder + "*;");
        if (!isImported && exists(folder + type.group())) {
          types.add(folder + type.group());
        }
      }
    }
    return types;
  }

  private static boolean exists(String className) {
    try {
      Class.forName(className, false, null);
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  @Test
  void notebooks_folder_holdsThirteen() throws IOException {
    assertThat(notebooks()).hasSize(13);
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void cells_useNoMagicsAndNoFunctionOfAKernel(Path notebook) throws IOException {
    for (String cell : cells(notebook)) {
      // In texts and comments, too: other kernels look for magics there.
      assertThat(cell.lines()).noneMatch(line -> line.stripLeading().startsWith("%"));
      assertThat(CellText.withoutTexts(cell)).doesNotContainPattern(KERNEL_FUNCTION);
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void lastStatement_ofEachCell_hasNoResult(Path notebook) throws IOException {
    assertThat(cells(notebook)).allMatch(NotebookConventionsTest::showsNoResult);
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void types_areImportedByTheNotebook(Path notebook) throws IOException {
    assertThat(leanedOn(notebook)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void metadata_namesTheKernelThatAllCallJava(Path notebook) throws IOException {
    JsonObject kernel = Notebook.read(notebook).kernel();
    assertThat(kernel.get("name").getAsString()).isEqualTo("java");
    assertThat(kernel.get("language").getAsString()).isEqualTo("java");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"System.out.printf(\"a\");", "1 + 1", "int a = 1;\na", "List.of(1).size();"})
  void showsNoResult_valueLast_isFalse(String cell) {
    assertThat(showsNoResult(cell)).isFalse();
  }
}
