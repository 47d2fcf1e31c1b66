package rethink.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotebookTest {

  // As Jupyter writes it, with things that a careless writer would change: order, numbers, <, é, []
  // and {}.
  private static final String TEXT =
      """
      {
       "cells": [
        {
         "cell_type": "markdown",
         "id": "m1",
         "metadata": {},
         "source": [
          "# <é> & 'x' \\"q\\" \\\\ $\\\\alpha$\\n",
          "text"
         ]
        },
        {
         "cell_type": "code",
         "execution_count": null,
         "id": "c1",
         "metadata": {
          "scale": 1.50,
          "tags": [
           "raises-exception"
          ]
         },
         "outputs": [],
         "source": [
          "int a = 1;\\n",
          "a"
         ]
        }
       ],
       "metadata": {
        "kernelspec": {
         "display_name": "Java",
         "language": "java",
         "name": "java"
        },
        "language_info": {
         "name": "Java"
        }
       },
       "nbformat": 4,
       "nbformat_minor": 5
      }
      """;

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("in.ipynb"), text);
  }

  @Test
  void write_whatWasRead_keepsEveryByte() throws IOException {
    Path target = folder.resolve("out.ipynb");

    Notebook.read(file(TEXT)).write(target);

    assertThat(target).hasContent(TEXT);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void read_earlierOutputsAndVersion_areForgotten() throws IOException {
    String executed =
        TEXT.replace("\"execution_count\": null", "\"execution_count\": 7")
            .replace("\"outputs\": []", "\"outputs\": [{\"output_type\": \"stream\"}]")
            .replace("\"name\": \"Java\"", "\"name\": \"Java\",\n   \"version\": \"17.0.15\"");
    Path target = folder.resolve("out.ipynb");

    Notebook.read(file(executed)).write(target);

    assertThat(target).hasContent(TEXT);
  }

  @Test
  void codeCells_sourceAndTags_areRead() throws IOException {
    var cells = Notebook.read(file(TEXT)).codeCells();

    assertThat(cells).hasSize(1);
    assertThat(Notebook.source(cells.get(0))).isEqualTo("int a = 1;\na");
    assertThat(Notebook.isTagged(cells.get(0), "raises-exception")).isTrue();
    assertThat(Notebook.isTagged(cells.get(0), "other")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"nbformat": 3, "cells": []}  | has notebook format 3, wanted 4
          {"nbformat": 4}               | is not a notebook of format 4
          {"nbformat": 4, "cells": [3]} | is not a notebook of format 4
          [1, 2]                        | is not a notebook of format 4
          {"nbformat": 4, "cel          | is not a notebook of format 4
          """)
  void read_somethingElse_saysWhatItFound(String text, String message) throws IOException {
    Path file = file(text);

    assertThatThrownBy(() -> Notebook.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }
}
