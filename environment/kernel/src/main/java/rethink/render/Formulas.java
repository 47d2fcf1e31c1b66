package rethink.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The formulas of one text: {@link #hide} takes them out before Markdown can read their underscores
 * and bars as its own, {@link #show} puts them back as elements of class {@code math} that hold the
 * TeX source, and as plain text inside code and attributes. Known are $..$, $$..$$, \(..\), \[..\]
 * (also with two backslashes, as Jupyter wants them) and \begin{..}..\end{..}.
 */
final class Formulas {
  /** What opens a formula or a span in which a dollar is only a dollar; tried in this order. */
  private static final Pattern OPENING =
      Pattern.compile(
          "(?m)(?<fence>^ {0,3}(?<marker>```+|~~~+))|(?<code>`+)"
              + "|(?<environment>\\\\begin\\{(?<kind>\\w+\\*?)\\})"
              + "|(?<bracket>\\\\\\\\?[(\\[])|(?<escape>\\\\.)|(?<display>\\$\\$)"
              + "|(?<inline>\\$(?=[^\\s$]))");

  private static final Pattern TOKEN = Pattern.compile("\uE000(\\d{1,6})\uE001");

  /** One formula as written, its TeX, and whether it stands on a line of its own. */
  private record Formula(String source, String tex, boolean display) {}

  private final List<Formula> formulas = new ArrayList<>();

  /** TEXT with each formula replaced by a token that Markdown leaves alone. */
  String hide(String text) {
    var source = text.replaceAll("[\uE000\uE001]", "");
    var out = new StringBuilder();
    var opening = OPENING.matcher(source);
    int from = 0;
    while (opening.find(from)) {
      out.append(source, from, opening.start());
      var formula = formula(source, opening);
      if (formula == null) {
        from = literalEnd(source, opening);
        out.append(source, opening.start(), from);
      } else {
        from = opening.start() + formula.source().length();
        out.append('\uE000').append(formulas.size()).append('\uE001');
        formulas.add(formula);
      }
    }
    return out.append(source, from, source.length()).toString();
  }

  private static Formula formula(String source, Matcher opening) {
    if (opening.group("environment") != null) {
      return closed(
          source, opening, "\\\\end\\{" + Pattern.quote(opening.group("kind")) + "\\}", true);
    }
    if (opening.group("bracket") != null) {
      var bracket = opening.group("bracket");
      boolean display = bracket.endsWith("[");
      var closing = Pattern.quote(bracket.replace('(', ')').replace('[', ']'));
      return closed(source, opening, closing, display);
    }
    if (opening.group("display") != null) {
      return closed(source, opening, "\\$\\$", true);
    }
    // "$5 and $6" is money: a closing dollar touches the formula, no digit follows it, and no code
    // lies between.
    return opening.group("inline") == null
        ? null
        : closed(source, opening, "(?<=[^\\s\\\\])\\$(?!\\d)|`", false);
  }

  /** The formula from OPENING to the first CLOSING in the same paragraph, or null. */
  private static Formula closed(String source, Matcher opening, String closing, boolean display) {
    var end = Pattern.compile("\\n[ \\t]*\\n|" + closing).matcher(source);
    if (!end.find(opening.end()) || end.group().matches("\\s+|`")) {
      return null;
    }
    var whole = source.substring(opening.start(), end.end());
    var tex =
        opening.group("environment") != null ? whole : source.substring(opening.end(), end.start());
    return new Formula(whole, tex.strip(), display);
  }

  /**
   * The end of what is no formula: a fenced block, a code span, an escape, or the opening alone.
   */
  private static int literalEnd(String source, Matcher opening) {
    String closing;
    if (opening.group("fence") != null) {
      closing = "(?m)^ {0,3}" + opening.group("marker") + "+[ \\t]*$";
    } else if (opening.group("code") != null) {
      closing = "(?<!`)" + opening.group("code") + "(?!`)";
    } else {
      return opening.end();
    }
    var end = Pattern.compile(closing).matcher(source);
    if (end.find(opening.end())) {
      return end.end();
    }
    return opening.group("fence") != null ? source.length() : opening.end();
  }

  /** Puts the hidden formulas back into ROOT. */
  void show(Element root) {
    for (var element : root.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        attribute.setValue(restored(attribute.getValue()));
      }
    }
    for (var text : textNodes(root)) {
      var words = text.getWholeText();
      if (isCode(text)) {
        text.text(restored(words));
        continue;
      }
      int from = 0;
      var token = TOKEN.matcher(words);
      while (token.find()) {
        text.before(new TextNode(words.substring(from, token.start())));
        text.before(node(token.toMatchResult()));
        from = token.end();
      }
      text.text(words.substring(from));
    }
  }

  private Node node(MatchResult token) {
    int number = Integer.parseInt(token.group(1));
    if (number >= formulas.size()) {
      return new TextNode(token.group()); // an entity of the text that looks like a token
    }
    var formula = formulas.get(number);
    return new Element("span")
        .addClass(formula.display() ? "math display" : "math")
        .text(formula.tex());
  }

  /** Marks the formulas in the text of finished HTML, such as the cells of a table. */
  static void mark(Element root) {
    var formulas = new Formulas();
    for (var text : textNodes(root)) {
      if (!isCode(text)) {
        text.text(formulas.hide(text.getWholeText()));
      }
    }
    formulas.show(root);
  }

  private String restored(String text) {
    return TOKEN
        .matcher(text)
        .replaceAll(
            token -> {
              int number = Integer.parseInt(token.group(1));
              return Matcher.quoteReplacement(
                  number < formulas.size() ? formulas.get(number).source() : token.group());
            });
  }

  private static List<TextNode> textNodes(Element root) {
    var texts = new ArrayList<TextNode>();
    root.traverse(
        (node, depth) -> {
          if (node instanceof TextNode text) {
            texts.add(text);
          }
        });
    return texts;
  }

  private static boolean isCode(Node node) {
    return node.parent() instanceof Element parent && parent.closest("code, pre") != null;
  }
}
