package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignCodeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kernelspec': {'name': 'python3', 'language': 'java'}}",
        "{'kernelspec': {'name': 'mine', 'language': 'R'}}",
        "{'kernelspec': {'name': 'ir'}}",
        "{'kernelspec': {'name': 'java'}, 'language_info': {'name': 'kotlin'}}",
        "{'language_info': {'name': 'python'}}",
      })
  void fault_anotherLanguage_isNamedWithItsFirstCell(String metadata) {
    assertThat(ForeignCode.fault(notebook(metadata)).orElse(""))
        .contains("(its cell 1 begins \"x <- 1\"), wanted Java");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'kernelspec': {'name': 'java', 'language': 'java'}, 'language_info': {'name': 'Java'}}",
        "{'kernelspec': {'name': 'jjava'}}",
        "{'kernelspec': {'name': 'irregular', 'language': 'java'}}",
        "{'kernelspec': null}",
      })
  void fault_java_isNone(String metadata) {
    assertThat(ForeignCode.fault(notebook(metadata))).isEmpty();
  }

  @Test
  void fault_oneCellOfAnotherLanguage_isNamed() {
    var notebook = Notes.notebook().code("1").code("SELECT 1").named("n");
    var vscode = new JsonParser().parse("{'vscode': {'languageId': 'sql'}}").getAsJsonObject();
    notebook.cells().get(1).json().add("metadata", vscode);
    assertThat(ForeignCode.fault(notebook).orElse("")).contains("cell 2 is written in sql");
    vscode.add("tags", new JsonParser().parse("['skip-execution']"));
    assertThat(ForeignCode.fault(notebook)).isEmpty();
  }

  private static NotebookFile notebook(String metadata) {
    var notebook = Notes.notebook().code("x <- 1\ny").named("n");
    notebook.json().add("metadata", (JsonObject) new JsonParser().parse(metadata));
    return notebook;
  }
}
