package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A dictionary of attributes as other languages have them: {@code {rate : 10 : i32}}. */
final class DictionaryForm extends TextRule {
  private static final String VALUE =
      "\"[^\"]*\"|'[^']*'|[-+]?[\\w.]+(?: ?: ?\\w+)?|\\[[^\\[\\]]*\\]";

  private static final String ENTRY =
      "\\s*(?:\"?[A-Za-z_][\\w.$]*\"?)\\s*(?:(?:=>|:=|=|:)\\s*(?:" + VALUE + "))?\\s*";

  /** Behind the word of a function's head, or behind operands and before their type. */
  private static final Pattern DICTIONARY =
      Pattern.compile(
          "(?:\\battributes\\s*([\\[({])|(?<=[\\w)]) ?([\\[{])(?=[^\\]}]*[\\]}] ?:))("
              + (ENTRY + "(?:[,;]" + ENTRY + ")*)([\\])}])"));

  private static final Pattern PART =
      Pattern.compile("\\s*(\"?[A-Za-z_][\\w.$]*\"?)\\s*(?:(=>|:=|=|:)\\s*(.*))?");

  /** Entries that are flags, which another rule moves to where they belong. */
  private static final Pattern FLAGS = Pattern.compile("(?:fastmath|overflow|rounding).*");

  private static final Pattern TYPE =
      Pattern.compile("none|index|[su]?i[0-9]+|[bt]?f[0-9]\\w*|loc|dense|array");

  DictionaryForm() {
    super("NJ378", "dictionary-form", "attributes read {name = value, ...}", "write them so");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (Line line : Line.of(tree)) {
      boolean promising =
          !line.isLong() && (line.text().contains("attributes") || line.text().contains("= "));
      if (promising && !line.text().contains("//")) {
        Matcher matcher = DICTIONARY.matcher(line.text());
        while (matcher.find()) {
          edit(line, matcher, edits);
        }
      }
    }
    return edits;
  }

  private static void edit(Line line, Matcher matcher, List<Edit> edits) {
    boolean ofHead = matcher.group(1) != null;
    int from = matcher.start(ofHead ? 1 : 2);
    String written = line.text().substring(from, matcher.end());
    String inside = matcher.group(3);
    boolean named = inside.indexOf('=') >= 0 || inside.indexOf(':') >= 0;
    String closing = "])}".substring("[({".indexOf(written.charAt(0))).substring(0, 1);
    if (!named || !written.endsWith(closing)) {
      return;
    }
    List<String> entries = new ArrayList<>();
    for (String part : inside.split("[,;](?=[^\\]]*(?:\\[|$))", -1)) {
      Matcher entry = PART.matcher(part);
      if (!entry.matches() || FLAGS.matcher(entry.group(1)).matches()) {
        return;
      }
      String value = entry.group(3);
      entries.add(entry.group(1) + (value == null ? "" : " = " + value(value.strip())));
    }
    String right = "{" + String.join(", ", entries) + "}";
    if (!right.replace(" ", "").equals(written.replace(" ", ""))) {
      int start = line.start() + from;
      edits.add(new Edit(new Span(start, start + written.length()), right));
    }
  }

  /** A word is a string; those of MLIR stay. */
  private static String value(String written) {
    if (written.startsWith("'")) {
      return "\"" + written.substring(1, written.length() - 1) + "\"";
    }
    return switch (written) {
      case "True" -> "true";
      case "False" -> "false";
      case "true", "false", "unit" -> written;
      default ->
          written.matches("[A-Za-z_][\\w.]*") && !TYPE.matcher(written).matches()
              ? "\"" + written + "\""
              : written;
    };
  }
}
