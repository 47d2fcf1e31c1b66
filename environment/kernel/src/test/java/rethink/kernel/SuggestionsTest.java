package rethink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionsTest {

  private static Evaluator evaluator;

  @BeforeAll
  static void start() throws Exception {
    evaluator = new Evaluator(Settings.DEFAULTS);
    evaluator.evaluate("var ran = List.of(\"a\");");
  }

  /** Completes where the bar is. */
  private static ReplacementOptions at(String cell) {
    int bar = cell.indexOf('|');
    return Suggestions.at(evaluator.shell(), cell.replace("|", ""), bar);
  }

  private static List<String> names(String cell) {
    return at(cell).getReplacements();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "var model = List.of(1)@ mod|; model",
        "var model = List.of(1)@ model.si|; size()",
        "int first = 2@ int second = fir|; first",
        "String text = \"\"@ System.out.println(text.isBl|; isBlank()",
        "record Point(int across) {} var point = new Point(1)@ point.acr|; across()",
        "int twice(int x) { return 2 * x@ } twi|; twice(",
        "enum Mode { QUICK } Mode.QU|; QUICK",
        "class Box { int width@ } var box = new Box()@ box.wi|; width",
        "var model = List.of(1)@ int size() { return model.si|; size()",
        "for (int index = 0@ index < 3@ index++) { System.out.println(ind|; index",
        "for (String word : ran) { System.out.println(wor|; word",
        "int twice(int operand) { return oper|; operand",
        "import java.nio.file.Path@ var path = Path.of(\"a\")@ path.getFileN|; getFileName()",
        "ran.si|; size()",
        "ra|; ran",
        "int size = 1@ // a comment~ ran.si|; size()",
        "%jars none.jar~var model = List.of(1)@ model.si|; size()",
        "%%time~var model = List.of(1)@ model.si|; size()",
      })
  void at_nameThatTheCellOrAnEarlierOneDeclares_isOffered(String cell, String name) {
    assertThat(names(cell.replace('@', ';').replace('~', '\n'))).contains(name);
  }

  @Test
  void at_secondStatement_replacesTheBegunName() {
    ReplacementOptions found = at("var model = List.of(1);\nmodel.si|");

    assertThat(found.getSourceStart()).isEqualTo(30);
    assertThat(found.getSourceEnd()).isEqualTo(32);
  }

  @Test
  void at_importOfTheCell_isTakenBack() {
    assertThat(names("import java.nio.file.Paths;\nPat|")).contains("Paths");
    assertThat(names("Pat|")).doesNotContain("Paths");
  }

  @Test
  void at_wrappedStatement_hidesTheWrapping() {
    assertThat(names("int a = 1;\n|"))
        .contains("a", "ran")
        .noneMatch(name -> name.startsWith("$"))
        .doesNotContain("notify()", "wait(");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"ran.si|\"",
        "String s = \"ra|",
        "// ra|",
        "/* ra|\n*/ int a;",
        "/** ra| */",
        "String s = \"\"\"\n  ra|\n  \"\"\";",
        "char c = 'r|';",
        "int a; // it's ra|",
        "String s = \"\\\\\\\"ra|\";",
      })
  void at_textOrComment_offersNothing(String cell) {
    assertThat(names(cell)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\".isBl|", "/* note */ \"a\".isBl|", "// note\n\"a\".isBl|"})
  void at_codeBehindTextOrComment_isCompleted(String cell) {
    assertThat(names(cell)).contains("isBlank()");
  }

  @Test
  void at_percentSign_offersMagics() {
    assertThat(names("%|")).containsExactly("%jars", "%classpath", "%load", "%%time");
    assertThat(names("%lo|")).containsExactly("%load");
    assertThat(names("%%|")).containsExactly("%%time");
    assertThat(names("int a;\n  %ja|")).containsExactly("%jars");
    assertThat(at("int a;\n  %ja|").getSourceStart()).isEqualTo(9);
    assertThat(names("int a;\n%|")).doesNotContain("%%time");
    assertThat(names("%load ra|")).isEmpty();
    assertThat(names("int a = 5\n%ra|")).contains("ran");
  }

  @Test
  void at_variableMadeBeforeARedefinition_isCompletedAndExplained() throws CellError {
    evaluator.evaluate("String data = \"x\";\nvar made = List.of(data.length());");
    evaluator.evaluate("var data = 3;");

    assertThat(names("made.si|")).contains("size()");
    assertThat(Signatures.at(evaluator.shell(), "made", 2)).contains("List<Integer> made");
    assertThat(Signatures.at(evaluator.shell(), "data", 2)).contains("int data");
  }

  @Test
  void inspect_textOrComment_findsNothing() {
    assertThat(Signatures.at(evaluator.shell(), "\"ran\"", 2)).isEmpty();
    assertThat(Signatures.at(evaluator.shell(), "// ran", 5)).isEmpty();
  }

  @Test
  void inspect_methodOfAVariableOfTheCell_findsItsSignature() {
    String cell = "var model = List.of(1);\nmodel.size";

    assertThat(Signatures.at(evaluator.shell(), cell, cell.length()).orElse(""))
        .contains("int List<E>.size()");
  }
}
