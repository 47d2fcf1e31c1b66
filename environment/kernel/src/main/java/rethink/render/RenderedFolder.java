package rethink.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The folder with what the notebooks became: for each its executed file, its page and its figures,
 * one gallery, and KaTeX, which all pages share. Only files of these names are written; others in
 * the folder stay untouched.
 */
final class RenderedFolder {
  private final Path rendered;
  private final Map<String, Path> files = new LinkedHashMap<>();
  private boolean typesets;

  /** The folder RENDERED of the notebooks FILES, in reading order. */
  RenderedFolder(Path rendered, List<Path> files) {
    this.rendered = rendered;
    files.forEach(file -> this.files.put(Selection.plain(file), file.toAbsolutePath()));
  }

  /** Writes file, figures and page of one executed notebook, then the gallery of all. */
  synchronized void add(NotebookFile executed) throws IOException {
    var written = new ArrayList<>(List.of(executed.name()));
    write(executed);
    var cards = new ArrayList<NotebookFile>();
    for (var name : files.keySet()) {
      if (!Files.exists(rendered.resolve(name + ".ipynb"))) {
        var committed = NotebookFile.read(files.get(name));
        if (!Verdict.of(committed).executed()) {
          cards.add(committed);
          continue;
        }
        write(committed);
        written.add(name);
      }
      cards.add(NotebookFile.read(rendered.resolve(name + ".ipynb")));
    }
    pages(cards, written);
    text("index.html", Gallery.of(cards, this::links));
  }

  private void write(NotebookFile executed) throws IOException {
    executed.write(rendered.resolve(executed.name() + ".ipynb"));
    figures(executed, rendered);
  }

  /** Writes the pages of WRITTEN, and of those that show a figure of the same name as these do. */
  private void pages(List<NotebookFile> all, List<String> written) throws IOException {
    var owners = new HashMap<String, Set<String>>();
    for (var notebook : all) {
      for (var figure : Figure.of(notebook)) {
        owners.computeIfAbsent(figure.name(), name -> new TreeSet<>()).add(notebook.name());
      }
    }
    owners.values().removeIf(names -> names.size() < 2);
    var stale = new TreeSet<>(written);
    owners.values().stream()
        .filter(names -> names.stream().anyMatch(written::contains))
        .forEach(stale::addAll);
    for (var notebook : all) {
      if (stale.contains(notebook.name())) {
        var names = List.copyOf(files.keySet());
        var page = HtmlPage.of(notebook, names, links(notebook), owners.keySet());
        text(notebook.name() + ".html", page);
      }
    }
  }

  /** Writes the figures of NOTEBOOK as {@code FOLDER/figures/*.png}, with the notebook's bytes. */
  static void figures(NotebookFile notebook, Path folder) throws IOException {
    for (var figure : Figure.of(notebook)) {
      NotebookFile.replace(folder.resolve(figure.file()), figure.png());
    }
  }

  private Links links(NotebookFile notebook) {
    return new Links(files.get(notebook.name()).getParent(), rendered);
  }

  private void text(String name, String text) throws IOException {
    if (!typesets && Katex.isNeeded(text)) {
      Katex.into(rendered);
      typesets = true;
    }
    NotebookFile.replace(rendered.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
