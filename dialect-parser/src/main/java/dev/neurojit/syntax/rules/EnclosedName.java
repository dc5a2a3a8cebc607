package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a value in quotes or brackets, or as an element or member of what holds the values:
 * {@code %"x"}, {@code '%x'}, {@code %[x]}, {@code %args[0]}, {@code %self->x}.
 */
final class EnclosedName extends TextRule {
  private static final Pattern NAME =
      Pattern.compile(
          "%([\"'])(?<inner>[A-Za-z_][\\w ]*)\\1"
              + "|(?<=^|[\\s,(\\[=])([\"'])(?<whole>%[A-Za-z_]\\w*)\\3(?=[\\s,:)\\]]|$)"
              + "|%(?:\\[(?<square>[A-Za-z_]\\w*)]|\\((?<round>[A-Za-z_]\\w*)\\))"
              + "|(?<holder>%args?|%params?|%inputs?)\\[(?<index>[0-9]{1,2})]"
              + "|(?<object>%(?:self|this|args|ctx|state))->(?<member>[A-Za-z_]\\w*)");

  /** Words in quotes as the operands of an operation that takes nothing but values. */
  private static final Pattern WORDS =
      Pattern.compile(
          "\\s*(?:%[\\w.$-]+ = )?(?<op>[a-z_]+(?:\\.[a-z_0-9]+)?) ((?:%\\w+, )*\"\\w+\"(?:, (?:%\\w+|\"\\w+\"))*)"
              + "(?: :.*)?\\s*");

  private static final Pattern WORD = Pattern.compile("\"([A-Za-z_]\\w*)\"");
  private static final Pattern VALUE = Pattern.compile("%[\"']?([A-Za-z_][\\w.]*)");

  EnclosedName() {
    super("NJ327", "enclosed-name", "the name of a value is % and a word", "");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Line line : Line.of(tree)) {
      if (line.isLong() || !isPromising(line.text())) {
        continue;
      }
      if (names.isEmpty()) {
        VALUE.matcher(tree.source().text()).results().forEach(it -> names.add(it.group(1)));
      }
      String text = line.code();
      Matcher matcher = NAME.matcher(text);
      while (matcher.find()) {
        String right =
            isAttribute(text, matcher.start()) ? null : right(matcher, names, tree.source().text());
        if (right != null) {
          edits.add(edit(line, matcher.start(), matcher.end(), right));
        }
      }
      words(line, text, names, edits);
    }
    return edits;
  }

  private static boolean isPromising(String line) {
    return line.indexOf('"') >= 0
        || line.indexOf('\'') >= 0
        || line.contains("%[")
        || line.contains("%(")
        || line.contains("f->")
        || line.contains("s->")
        || line.contains("x->")
        || line.contains("e->")
        || line.contains("s[")
        || line.contains("g[");
  }

  /** Strings are what they are in dictionaries and locations. */
  private static boolean isAttribute(String line, int at) {
    String before = line.substring(0, at);
    return before.lastIndexOf('{') > before.lastIndexOf('}')
        || before.stripTrailing().endsWith("loc(")
        || before.contains("loc(\"")
        || before.indexOf('!') >= 0
        || line.contains("print")
        || line.contains("global");
  }

  private static @Nullable String right(Matcher matcher, Set<String> names, String code) {
    String inner = matcher.group("inner");
    if (inner != null) {
      return "%" + inner.strip().replace(' ', '_');
    }
    if (matcher.group("whole") != null) {
      return matcher.group("whole");
    }
    String bracketed =
        matcher.group("square") != null ? matcher.group("square") : matcher.group("round");
    if (bracketed != null) {
      return names.contains(bracketed) ? "%" + bracketed : null;
    }
    String holder = matcher.group("holder");
    if (holder != null) {
      boolean free = !Pattern.compile(holder + "(?!\\w|\\[)").matcher(code).find();
      return free ? "%arg" + matcher.group("index") : null;
    }
    return names.contains(matcher.group("member")) ? "%" + matcher.group("member") : null;
  }

  /** {@code arith.mulf "h", "rho" : f32}. */
  private static void words(Line line, String text, Set<String> names, List<Edit> edits) {
    Matcher statement = text.indexOf('"') < 0 ? null : WORDS.matcher(text);
    if (statement == null || !statement.matches() || !takesValues(statement.group("op"))) {
      return;
    }
    Matcher word = WORD.matcher(text).region(statement.start(2), statement.end(2));
    while (word.find()) {
      if (names.contains(word.group(1))) {
        edits.add(edit(line, word.start(), word.end(), "%" + word.group(1)));
      }
    }
  }

  private static boolean takesValues(String operation) {
    OpForm form = OpTable.form(operation);
    return switch (form) {
      case UNARY, BINARY, TERNARY, SELECT, RETURN, YIELD -> true;
      default -> false;
    };
  }

  private static Edit edit(Line line, int start, int end, String right) {
    return new Edit(new Span(line.start() + start, line.start() + end), right);
  }
}
