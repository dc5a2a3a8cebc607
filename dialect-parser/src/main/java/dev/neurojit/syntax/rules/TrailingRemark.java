package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A remark in parentheses or behind an arrow that follows a statement: {@code %d = ... : f32
 * (damping)}, {@code ... : f32 <-- fixed}.
 */
final class TrailingRemark extends TextRule {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:%[\\w.$-]|(?:func\\.)?return\\b)[^:()\"/]*[^:\"/]*: [a-z]\\w*(?:<[\\w, x?]+>)?"
              + "(?:[ \\t]+(\\(((?:[^()\"]|\\([^()\"]*\\))*)\\)"
              + "|\\[([^\\[\\]\"]*)]|\"([^\"]*)\")"
              + "|[ \\t]*([,|][ \\t]*[A-Za-z][A-Za-z']*(?:[ \\t]+[A-Za-z][A-Za-z']*)+[.!]?))\\s*");

  /** A line of its own, or behind a head. */
  private static final Pattern APART =
      Pattern.compile("(?:.*\\{[ \\t]+|\\s*)((?:\\([^()\"]*\\)|\\[[^\\[\\]\"]*]))\\s*");

  /** Arrows and symbols that other characters cannot follow in code. */
  private static final Pattern MARK =
      Pattern.compile("(?<=\\s)(?:<-+|<=+|[\u2190\u21D0\u27F5]|--+(?=>?\\s)|==?>(?=\\s)|\\p{So})");

  private static final Pattern STATEMENT =
      Pattern.compile(
          "\\s*(?:%[\\w.$-]|[a-z_]+\\.[a-z_]|return\\b|yield\\b)[^\"]*:\\s*[a-z][\\w<>?, ]*\\s"
              + "|\\s*(?:[^\"%]*func[^\"]*|%[\\w.$-][^\"]*|[a-z_]+\\.[a-z_][^\"]*)\\{\\s+|\\s*}\\s+");

  private static final Pattern SHAPE = Pattern.compile("\\w<\\w");
  private static final Pattern SENTENCE = Pattern.compile("[A-Za-z] +[A-Za-z]");
  private static final Pattern LETTERS = Pattern.compile("[A-Za-z]+");

  private static final int FIRST_SYMBOL = 0x2190;

  TrailingRemark() {
    super("NJ160", "trailing-remark", "a remark behind a statement is a comment", "make it one");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (LineMatch line : LineMatch.of(tree, LINE, TrailingRemark::mayEnd)) {
      int group = line.match().group(1) == null ? 5 : 1;
      if (isProse(line.match().group(group))) {
        boolean apart = Character.isWhitespace(line.text().charAt(line.match().start(group) - 1));
        edits.add(Edit.insert(line.startOf(group), apart ? "// " : " // "));
      }
    }
    for (LineMatch line : LineMatch.of(tree, APART, TrailingRemark::mayEnd)) {
      String remark = line.match().group(1);
      if (isProse(remark) && SENTENCE.matcher(remark).find() && remark.indexOf(':') < 0) {
        edits.add(Edit.insert(line.startOf(1), "// "));
      }
    }
    for (Line line : Line.of(tree)) {
      int at = line.isLong() ? -1 : mark(line.text());
      if (at > 0) {
        edits.add(Edit.insert(line.start() + at, "// "));
      }
    }
    return edits;
  }

  /** Where a mark stands that points at a statement, or -1. */
  private static int mark(String line) {
    if (!mayMark(line)) {
      return -1;
    }
    Matcher mark = MARK.matcher(line);
    int comment = line.indexOf("//");
    while (mark.find() && (comment < 0 || mark.start() < comment)) {
      String before = line.substring(0, mark.start());
      if (before.indexOf('"') < 0 && STATEMENT.matcher(before).matches()) {
        return mark.start();
      }
    }
    return -1;
  }

  private static boolean mayMark(String line) {
    char before = ' ';
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean arrow =
          switch (c) {
            case '-' -> before == '<' || before == '-';
            case '=' -> before == '<';
            case '>' -> before == '=';
            default -> c >= FIRST_SYMBOL;
          };
      if (arrow) {
        return true;
      }
      before = c;
    }
    return false;
  }

  private static boolean mayEnd(String line) {
    String text = line.stripTrailing();
    char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    return switch (last) {
      case ')', ']', '"', '.', '!' -> true;
      default -> Character.isLetter(last) && (text.indexOf('|') > 0 || text.indexOf(", ") > 0);
    };
  }

  /** Types in parentheses are no remark, nor are values by themselves. */
  private static boolean isProse(String text) {
    List<String> words = List.of(text.split("[^\\w%]+", -1));
    boolean formula = text.indexOf('=') > 0;
    return words.stream().anyMatch(it -> LETTERS.matcher(it).matches())
        && words.stream().noneMatch(Types::isScalar)
        && (formula || text.indexOf('%') < 0)
        && !SHAPE.matcher(text).find();
  }
}
