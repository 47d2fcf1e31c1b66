package rethink.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of variables when something that they were made with is declared again. */
class RedefinitionTest {

  private static Evaluator evaluator;

  @BeforeAll
  static void start() throws Exception {
    evaluator = new Evaluator(Settings.DEFAULTS);
  }

  private static Object run(String cell) throws CellError {
    return evaluator.evaluate(cell);
  }

  /** Runs a cell and returns what it printed to standard error. */
  private static String told(String cell) throws CellError {
    PrintStream before = System.err;
    var told = new ByteArrayOutputStream();
    System.setErr(new PrintStream(told, true));
    try {
      run(cell);
    } finally {
      System.setErr(before);
    }
    return told.toString();
  }

  @Test
  void method_withANewBody_leavesWhatItComputed() throws CellError {
    run(
        "double lossOf(int n) { return 1.0 / n; }\n"
            + "var best = lossOf(4);\n"
            + "String word = \"w\" + best;");

    assertThat(told("double lossOf(int n) { return 2.0 / n; }")).isEmpty();

    assertThat(run("best + word + lossOf(4)")).isEqualTo("0.25w0.250.5");
  }

  @Test
  void method_withAnotherResultType_leavesWhatItComputed() throws CellError {
    run(
        "String tag(int n) { return \"a\" + n; }\n"
            + "var tagged = tag(3);\n"
            + "var twice = tagged + tagged;");

    assertThat(told("int tag(int n) { return n; }")).isEmpty();

    assertThat(run("tagged + twice")).isEqualTo("a3a3a3");
  }

  @Test
  void method_withALambda_leavesWhatItComputed() throws CellError {
    run(
        "int sum(List<Integer> l) { return l.stream().mapToInt(i -> i).sum(); }\n"
            + "var added = sum(List.of(1, 2));");

    run("int sum(List<Integer> l) { int s = 0; for (int i : l) s += i; return s; }");

    assertThat(run("added")).isEqualTo(3);
  }

  @Test
  void class_withANewMethodBody_keepsItsObjectsAndTheyRunTheNewCode() throws CellError {
    run("class Count { int n = 1; int f() { return n; } }\nvar count = new Count();\ncount.n = 5;");

    assertThat(told("class Count { int n = 1; int f() { return 10 * n; } }")).isEmpty();

    assertThat(run("count.f()")).isEqualTo(50);
  }

  @Test
  void record_withOtherComponents_resetsItsObjectsAloneAndTells() throws CellError {
    run(
        "record P(int x) {}\nvar p = new P(3);\nint px = p.x();\nvar all = List.of(p);\n"
            + "P[] array = {p};\nObject any = p;\nP none = null;");

    String told = told("record P(int x, int y) {}");

    assertThat(told.lines())
        .containsExactlyInAnyOrder(
            line("p", "record P was declared again"),
            line("all", "record P was declared again"),
            line("array", "record P was declared again"));
    assertThat(run("\"\" + p + px + all + array + any + none"))
        .isEqualTo("null3nullnullP[x=3]null");
    assertThat(run("p = new P(1, 2);\np.y()")).isEqualTo(2);
  }

  private static String line(String variable, String reason) {
    return "variable %s was reset to null: %s, and Java cannot turn objects of the old class into objects of the new one"
        .formatted(variable, reason);
  }

  @Test
  void class_thatAnotherIsMadeOf_isNamedAsTheReason() throws CellError {
    run("class Base { int a; }\nclass Derived extends Base {}\nvar derived = new Derived();");

    assertThat(told("class Base { int a, b; }"))
        .isEqualToIgnoringNewLines(
            line("derived", "class Base was declared again, and type Derived was compiled again"));
  }

  @Test
  void interface_keepsObjectsOfAClassThatIsDeclaredAgain() throws CellError {
    run(
        "interface Shape { int area(); }\nrecord Square(int a) implements Shape {"
            + " public int area() { return a * a; } }\nShape shape = new Square(3);");

    assertThat(
            told(
                "record Square(int a, int b) implements Shape {"
                    + " public int area() { return a * b; } }"))
        .isEmpty();

    assertThat(run("shape.area()")).isEqualTo(9);
  }

  @Test
  void variable_ofAnotherType_leavesWhatWasMadeWithIt() throws CellError {
    run(
        "String data = \"abc\";\n"
            + "var length = data.length();\n"
            + "List<Object> list = List.of(data, length);");

    assertThat(told("var data = 3;")).isEmpty();

    assertThat(run("data + length + list.size()")).isEqualTo(8);
  }

  @Test
  void enum_withAnotherConstant_resetsWhatHoldsItsConstants() throws CellError {
    run(
        "enum Mode { A }\nvar mode = Mode.A;\nMap<Mode, Integer> counts = new"
            + " EnumMap<>(Map.of(Mode.A, 1));\nint ordinal = mode.ordinal();");

    assertThat(told("enum Mode { A, B }").lines())
        .containsExactlyInAnyOrder(
            line("mode", "enum Mode was declared again"),
            line("counts", "enum Mode was declared again"));
    assertThat(run("ordinal")).isEqualTo(0);
  }

  @Test
  void variable_ofATypeThatCannotBeWritten_keepsItsValue() throws CellError {
    run("int sign() { return 1; }\nvar choice = sign() > 0 ? 1 : \"a\";");

    assertThat(told("String sign() { return null; }"))
        .startsWith("variable choice is of type ")
        .contains("method sign was declared again");
    assertThat(run("choice.toString()")).isEqualTo("1");
  }

  @Test
  void class_thatNoLongerCompiles_namesTheVariableThatIsLost() throws CellError {
    run(
        "class Part { int size; }\n"
            + "class Whole { Part part = new Part(); }\n"
            + "var whole = new Whole();");

    assertThat(told("record Part(int size) {}"))
        .startsWith("variable whole was reset to null: ")
        .contains("Part was declared again");
  }

  @Test
  void declaration_withoutInitialiser_startsAnew() throws CellError {
    run("int start = 5;");

    assertThat(run("int start;\nstart")).isEqualTo(0);
  }

  @Test
  void method_redefinedTwiceInOneCell_leavesWhatItComputed() throws CellError {
    run(
        "int f() { return 1; }\n"
            + "var one = f();\n"
            + "int f() { return 2; }\n"
            + "var two = f();\n"
            + "String f() { return \"\"; }");

    assertThat(run("10 * one + two")).isEqualTo(12);
  }

  @Test
  void cell_thatFailsAfterARedefinition_hasKeptTheValues() throws CellError {
    run("int g() { return 1; }\nvar kept = g();");

    CellError error =
        catchThrowableOfType(
            CellError.class, () -> run("long g() { return 2; }\nthrow new Error();"));

    assertThat(error.name()).isEqualTo("Error");
    assertThat(run("kept")).isEqualTo(1);
  }
}
