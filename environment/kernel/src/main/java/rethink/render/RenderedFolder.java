package rethink.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder with what the notebooks became: for each its executed file, its page and its figures,
 * and one gallery. Only files of these names are written; others in the folder stay untouched.
 */
final class RenderedFolder {
  private final Path notebooks;
  private final Path rendered;
  private final List<String> names;
  private final Links links;

  /** The folder RENDERED of the notebooks NAMES, in reading order, of folder NOTEBOOKS. */
  RenderedFolder(Path notebooks, Path rendered, List<String> names) {
    this.notebooks = notebooks;
    this.rendered = rendered;
    this.names = List.copyOf(names);
    this.links = new Links(notebooks, rendered);
  }

  /** Writes file, figures and page of one executed notebook, then the gallery of all. */
  synchronized void add(NotebookFile executed) throws IOException {
    write(executed);
    gallery();
  }

  private void write(NotebookFile executed) throws IOException {
    executed.write(rendered.resolve(executed.name() + ".ipynb"));
    figures(executed, rendered);
    text(executed.name() + ".html", HtmlPage.of(executed, names, links));
  }

  /** Writes the figures of NOTEBOOK as {@code FOLDER/figures/*.png}, with the notebook's bytes. */
  static void figures(NotebookFile notebook, Path folder) throws IOException {
    for (var figure : Figure.of(notebook)) {
      NotebookFile.replace(folder.resolve(figure.file()), figure.png());
    }
  }

  private void gallery() throws IOException {
    var cards = new ArrayList<NotebookFile>();
    for (var name : names) {
      var executed = rendered.resolve(name + ".ipynb");
      if (!Files.exists(executed)) {
        var committed = NotebookFile.read(notebooks.resolve(name + ".ipynb"));
        if (!Verdict.of(committed).executed()) {
          cards.add(committed);
          continue;
        }
        write(committed);
      }
      cards.add(NotebookFile.read(executed));
    }
    text("index.html", Gallery.of(cards, links));
  }

  private void text(String name, String text) throws IOException {
    NotebookFile.replace(rendered.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
