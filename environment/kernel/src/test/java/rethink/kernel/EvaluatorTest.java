package rethink.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {

  private static Evaluator evaluator;

  @BeforeAll
  static void start() throws Exception {
    evaluator = new Evaluator(Settings.DEFAULTS);
  }

  private static CellError failure(String cell) {
    return catchThrowableOfType(CellError.class, () -> evaluator.evaluate(1, cell));
  }

  @Test
  void evaluate_expressionLast_returnsItsObject() throws CellError {
    assertThat(evaluator.evaluate("int a = 20;\nvar list = List.of(a, 1);\nlist"))
        .isEqualTo(List.of(20, 1));
  }

  @Test
  void evaluate_declarationAssignmentOrCommentLast_returnsNothing() throws CellError {
    assertThat(evaluator.evaluate("int b = 3")).isNull();
    assertThat(evaluator.evaluate("b = 4")).isNull();
    assertThat(evaluator.evaluate("// nothing")).isNull();
    assertThat(evaluator.evaluate("")).isNull();
  }

  @Test
  void evaluate_classesReferringForward_areUsable() throws CellError {
    assertThat(
            evaluator.evaluate(
                "class First { Second s = new Second(); }\nclass Second { int n = 7; }\n"
                    + "new First().s.n"))
        .isEqualTo(7);
  }

  @Test
  void evaluate_unknownName_quotesTheLineWithACaret() {
    CellError error = failure("int ok = 1;\n\n// comment\nint c = ok + missing;");

    assertThat(error.name()).isEqualTo("CompilationException");
    assertThat(error.value()).isEqualTo("line 4: cannot find symbol, symbol: variable missing");
    assertThat(error.traceback()).contains("    int c = ok + missing;", "                 ^^^^^^^");
  }

  @Test
  void evaluate_syntaxErrorInTheEnd_runsNoStatementBeforeIt() {
    System.clearProperty("evaluator.ran");

    assertThat(failure("System.setProperty(\"evaluator.ran\", \"1\");\nint d = ;").value())
        .isEqualTo("line 2: illegal start of expression");
    assertThat(System.getProperty("evaluator.ran")).isNull();
  }

  @Test
  void evaluate_unclosedBlock_isAnError() {
    assertThat(failure("for (int i = 0; i < 3; i++) {").value())
        .isEqualTo("line 1: reached end of file while parsing");
  }

  @Test
  void evaluate_throwingCode_namesTheLinesOfItsCells() throws CellError {
    evaluator.evaluate(
        7, "\n// the culprit\nvoid fail() {\n  throw new IllegalStateException(\"boom\");\n}");

    CellError error = failure("int e = 1;\n\n  // here\n  fail();");

    assertThat(error.name()).isEqualTo("IllegalStateException");
    assertThat(error.value()).isEqualTo("boom");
    assertThat(error.traceback().subList(1, 3))
        .containsExactly(
            "    at fail in cell 7, line 4: throw new IllegalStateException(\"boom\");",
            "    at line 4: fail();");
  }

  @Test
  void evaluate_exceptionWithCause_showsBoth() {
    CellError error =
        failure(
            "class Oops extends Exception { Oops(Throwable t) { super(\"outer\", t); } }\n"
                + "throw new Oops(new Error(\"inner\"));");

    assertThat(error.name()).isEqualTo("Oops");
    assertThat(error.traceback()).contains("Caused by: java.lang.Error: inner");
    assertThat(String.join("\n", error.traceback())).doesNotContain("$JShell$");
  }

  @Test
  void evaluate_exceptionInALibrary_keepsItsFrames() {
    assertThat(String.join("\n", failure("List.of().get(3);").traceback()))
        .contains("java.util.ImmutableCollections")
        .contains("at line 1: List.of().get(3);")
        .doesNotContain("CellRunner");
  }

  @Test
  void evaluate_endlessRecursionAndFullHeap_areErrorsAndTheSessionLivesOn() throws CellError {
    CellError deep = failure("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)");
    assertThat(deep.name()).isEqualTo("StackOverflowError");
    assertThat(deep.traceback()).hasSizeBetween(10, 30);

    CellError full =
        failure("var hog = new ArrayList<long[]>();\nwhile (true) hog.add(new long[1 << 24]);");
    assertThat(full.name()).isEqualTo("OutOfMemoryError");
    assertThat(full.value()).contains("-Xmx");

    assertThat(evaluator.evaluate("hog = null;\n1 + 1")).isEqualTo(2);
  }

  @Test
  void evaluate_callOfUnfinishedCode_namesWhatIsMissing() {
    CellError error = failure("int half() { return otherHalf(); }\nhalf()");

    assertThat(error.name()).isEqualTo("UnresolvedReferenceException");
    assertThat(error.value()).contains("method otherHalf() is unknown, but method half needs it");
  }

  @Test
  void evaluate_brokenClassInitialiser_isAnError() {
    assertThat(failure("class Bad { static int x = 1 / 0; }\nBad.x").name())
        .isEqualTo("ExceptionInInitializerError");
  }

  @Test
  void evaluate_evalInACell_sharesTheSession() throws CellError {
    assertThat(evaluator.evaluate("int f = 5;\neval(\"int g = f * 2; g + 1\")")).isEqualTo(11);
    assertThat(evaluator.evaluate("g")).isEqualTo(10);
    assertThat(failure("eval(\"throw new Error();\")").traceback()).hasSize(2);
    assertThat(failure("eval(\"nope\")").value()).contains("variable nope");
  }

  @Test
  void evaluate_oneDeclarationOfManyFails_isAnError() throws CellError {
    assertThat(failure("int h = 1 / 0, i = 2;").name()).isEqualTo("ArithmeticException");
    assertThat(failure("int j = 1, k = 1 / 0;").name()).isEqualTo("ArithmeticException");
  }

  @Test
  void evaluate_strayAndMissingSemicolons_areFine() throws CellError {
    assertThat(evaluator.evaluate("class Semi {};\nint l = 1;;\n;\nif (l > 0) l++; else l--;\nl"))
        .isEqualTo(2);
  }

  @Test
  void show_result_isABundle() throws CellError {
    assertThat(evaluator.show(1, "new int[][] {{1}, {2, 3}}"))
        .containsExactly(Map.entry("text/plain", "[[1], [2, 3]]"));
    assertThat(evaluator.show(1, "render(\"<b>x</b>\", \"text/html\")"))
        .containsEntry("text/html", "<b>x</b>")
        .containsEntry("text/plain", "<b>x</b>");
    assertThat(evaluator.show(1, "int m = 1;")).isNull();
    assertThat(evaluator.show(1, "System.out.printf(\"\");")).isNull();
  }

  @Test
  void show_brokenToString_isAnError() {
    String cell =
        "class Mute { public String toString() { throw new Error(\"mute\"); } }\nnew Mute()";

    CellError error = catchThrowableOfType(CellError.class, () -> evaluator.show(1, cell));

    assertThat(error.name()).isEqualTo("Error");
    assertThat(error.value()).isEqualTo("while showing the result: mute");
  }

  @Test
  void evaluate_severalCells_runOnOneThread() throws CellError {
    evaluator.evaluate("var local = new ThreadLocal<String>();\nlocal.set(\"kept\");");

    assertThat(evaluator.evaluate("local.get()")).isEqualTo("kept");
  }

  @Test
  void evaluate_defaultImports_areIJavas() throws CellError {
    assertThat(
            evaluator.evaluate(
                "List.of(new File(\"x\"), BigInteger.ONE, URI.create(\"a:b\"), new Semaphore(1),"
                    + " Preferences.class, Pattern.compile(\"x\")).size()"))
        .isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Holder { List<Integer> values = List.of(1); Path where; }\nnew Holder();",
        "class Outer { Inner inner; }\nclass Inner { Path path; }\nnew Outer();",
        "record Pair(Path path) {}\nnew Pair(null);",
        "int lengthOf(Path path) { return 1; }\nlengthOf(null);",
        "Path here;\nhere = null;",
        "class Special extends Path {}\nnew Special();",
        "interface Located { Path path(); }\nLocated located = null;",
        "class Nest { static class Egg { Path path; } }\nnew Nest.Egg();",
        "class Box<T> { List<Path> paths; }\nnew Box<String>();",
      })
  void evaluate_useOfWhatNeedsAnUnknownType_namesTheType(String cell) {
    assertThat(failure(cell).value()).contains("class Path is unknown, but ").contains("import it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(3);",
        "Runtime.getRuntime().exit(3);",
        "Runtime.getRuntime().halt(3);",
        "Runnable leave = () -> System.exit(3);\nleave.run();",
        "java.util.function.IntConsumer exit = System::exit;\nexit.accept(3);",
        "java.util.function.IntConsumer halt = Runtime.getRuntime()::halt;\nhalt.accept(3);",
        "try { System.exit(3); } catch (Exception e) { }",
      })
  void evaluate_endOfTheJvm_endsTheCellAlone(String cell) throws CellError {
    CellError error = failure(cell);

    assertThat(error.name()).isEqualTo("SystemExit");
    assertThat(error.value()).contains("with status 3");
    assertThat(evaluator.evaluate("1 + 1")).isEqualTo(2);
  }
}
