package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names for numbers as C has them, and these names among operands: {@code enum { IDLE, RUN = 4 };},
 * {@code #define LIMIT 10}.
 */
final class NamedNumber extends TextRule {
  private static final Pattern ENUM =
      Pattern.compile(
          "(?m)^[ \\t]*(?:typedef )?enum(?: class| struct)?(?: (?<name>[A-Za-z_]\\w*))?(?: ?: ?\\w+)?\\s*"
              + "\\{(?<list>[^{}]*)}(?: (?<alias>[A-Za-z_]\\w*))?[ \\t]*;?[ \\t]*(?://[^\\n]*)?(?:\\n|$)");
  private static final Pattern ENTRY =
      Pattern.compile("\\s*([A-Za-z_]\\w*)\\s*(?:=\\s*(-?[0-9]+|0[xX][0-9A-Fa-f]+))?\\s*");

  /** A number by its name, outside functions. */
  private static final Pattern DEFINE =
      Pattern.compile(
          "(?m)^(?:#[ ]?define[ ](?<macro>[A-Za-z_]\\w*)[ \\t]+\\(?(?<value>-?[0-9][0-9.eE+-]*)[fFuUlL]?\\)?"
              + "|(?:(?:static|inline|const|constexpr|pub)[ ])+(?:[a-z]\\w*[ ])?(?<constant>[A-Za-z_]\\w*)"
              + "(?:[ ]?:[ ]?\\w+)?[ ]?=[ ]?(?<number>-?[0-9][0-9.eE+-]*)[fFuUlL]?[ ]?;?)"
              + "[ \\t]*(?://[^\\n]*)?(?:\\n|$)");

  NamedNumber() {
    super(
        "NJ349",
        "named-number",
        "MLIR has no names for numbers; a number is written as it is",
        "write the numbers");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    Source source = tree.source();
    String text = source.text();
    Matcher matcher = text.contains("enum") ? ENUM.matcher(text) : null;
    List<Edit> edits = new ArrayList<>();
    if (text.contains("func.func") && (text.contains("define ") || text.contains("const"))) {
      defined(source, edits);
    }
    while (matcher != null && matcher.find()) {
      Map<String, String> numbers = numbers(matcher.group("list"));
      if (numbers == null) {
        return List.of();
      }
      edits.add(Edit.delete(new Span(matcher.start(), matcher.end())));
      String type = matcher.group("name") == null ? matcher.group("alias") : matcher.group("name");
      uses(numbers, type, source, new Span(matcher.start(), matcher.end()), edits);
    }
    return edits;
  }

  private static void defined(Source source, List<Edit> edits) {
    Matcher matcher = DEFINE.matcher(source.text());
    while (matcher.find()) {
      boolean macro = matcher.group("macro") != null;
      String name = matcher.group(macro ? "macro" : "constant");
      String number = matcher.group(macro ? "value" : "number");
      int before = edits.size();
      Span own = new Span(matcher.start(), matcher.end());
      uses(Map.of(name, number), null, source, own, edits);
      if (edits.size() > before) {
        edits.add(before, Edit.delete(own));
      }
    }
  }

  /** The numbers by their names; null where one is no plain number. */
  private static @Nullable Map<String, String> numbers(String list) {
    Map<String, String> numbers = new LinkedHashMap<>();
    long next = 0;
    for (String part :
        list.replaceAll("//[^\\n]*", "").strip().replaceAll(",$", "").split(",", -1)) {
      Matcher entry = ENTRY.matcher(part);
      if (!entry.matches() || numbers.containsKey(entry.group(1))) {
        return null;
      }
      String written = entry.group(2);
      boolean hex = written != null && written.toLowerCase(Locale.ROOT).startsWith("0x");
      if (written != null) {
        next = Long.parseLong(hex ? written.substring(2) : written, hex ? 16 : 10);
      }
      numbers.put(entry.group(1), String.valueOf(next++));
    }
    return numbers;
  }

  /** Behind a sigil, in a string or a comment the word is another. */
  private static void uses(
      Map<String, String> numbers,
      @Nullable String type,
      Source source,
      Span own,
      List<Edit> edits) {
    String scope = type == null ? "" : "(?:" + type + "(?:\\.|::))?";
    Pattern use =
        Pattern.compile(
            "(?<![\\w%@^#!.$:\"])"
                + scope
                + "("
                + String.join("|", numbers.keySet())
                + ")(?![\\w\"])");
    Matcher matcher = use.matcher(source.text());
    while (matcher.find()) {
      Span line = source.lineSpan(source.lineAt(matcher.start()));
      String before = source.text(new Span(line.start(), matcher.start()));
      boolean code =
          !before.contains("//") && before.chars().filter(c -> c == '"').count() % 2 == 0;
      if (code && !own.contains(new Span(matcher.start(), matcher.end()))) {
        String number = String.valueOf(numbers.get(matcher.group(1)));
        edits.add(new Edit(new Span(matcher.start(), matcher.end()), number));
      }
    }
  }
}
