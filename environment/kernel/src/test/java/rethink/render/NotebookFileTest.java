package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotebookFileTest {
  /** As Jupyter writes it: one space of indentation, keys sorted, one newline at the end. */
  private static final String JUPYTER =
      """
      {
       "cells": [
        {
         "cell_type": "code",
         "execution_count": null,
         "id": "a1",
         "metadata": {},
         "outputs": [],
         "source": [
          "var é = \\"<a&b>\\";\\n",
          "1.0"
         ]
        }
       ],
       "metadata": {
        "kernelspec": {
         "name": "java"
        },
        "x": 1.0
       },
       "nbformat": 4,
       "nbformat_minor": 5
      }
      """;

  @Test
  void write_whatWasRead_hasTheSameBytes(@TempDir Path folder) throws IOException {
    var file = folder.resolve("01_x.ipynb");
    Files.writeString(file, JUPYTER);
    var notebook = NotebookFile.read(file);
    notebook.write(folder.resolve("copy.ipynb"));
    assertThat(notebook.name()).isEqualTo("01_x");
    assertThat(folder.resolve("copy.ipynb")).hasContent(JUPYTER);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void note_inMetadata_standsInJupytersOrder() throws IOException {
    var notebook = NotebookFile.parse("x", JUPYTER);
    notebook.note("scale", "quick");
    assertThat(notebook.note("scale")).isEqualTo("quick");
    assertThat(notebook.json().getAsJsonObject("metadata").keySet())
        .containsExactly("kernelspec", "rethink", "x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{'cells': []}",
        "{\"nbformat\": 3, \"cells\": []}",
        "{\"nbformat\": 4}",
        "{\"nbformat\": 4, \"cells\": [1]}",
        "{\"nbformat\": 4, \"cells\": []} x"
      })
  void parse_somethingElse_saysWhatItFound(String text) {
    assertThatThrownBy(() -> NotebookFile.parse("01_x", text)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | cell 2 of all has cell_type null, wanted code, markdown or raw",
        "{'cell_type': 'heading', 'source': ''} | has cell_type \"heading\", wanted code",
        "{'cell_type': 'code'} | cell 2 of all (code) has no source, wanted a string",
        "{'cell_type': 'markdown', 'source': null} | cell 2 of all (markdown) has the source null",
        "{'cell_type': 'code', 'source': 1} | has the source 1, wanted a string",
        "{'cell_type': 'code', 'source': ['a', 1]} | has the source [\"a\",1], wanted",
        "{'cell_type': 'raw', 'source': '', 'metadata': []} | has metadata [], wanted",
        "{'cell_type': 'raw', 'source': '', 'metadata': {'tags': 'a'}} | has the tags \"a\"",
        "7 | cell 2 of all is 7, wanted a JSON object",
      })
  void read_cellThatIsNone_isNamedWithTheFile(String cell, String wanted, @TempDir Path folder)
      throws IOException {
    var file = folder.resolve("x.ipynb");
    var good = "{'cell_type': 'markdown', 'source': ''}, ";
    Files.writeString(file, ("{'nbformat': 4, 'cells': [" + good + cell + "]}").replace('\'', '"'));
    assertThatThrownBy(() -> NotebookFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": cell 2 of all")
        .hasMessageContaining(wanted);
  }

  @Test
  void titleAndSummary_firstHeadingAndParagraph_areFound() {
    var notebook = Notes.notebook().text("# A *title*\n").text("\nOne\ntwo.\n\nThree.").named("n");
    assertThat(notebook.title()).isEqualTo("A *title*");
    assertThat(notebook.summary()).isEqualTo("One\ntwo.");
  }

  @Test
  void titleAndSummary_withoutText_fallBack() {
    var notebook = Notes.notebook().code("1").named("n");
    assertThat(notebook.title()).isEqualTo("n");
    assertThat(notebook.summary()).isEmpty();
  }
}
