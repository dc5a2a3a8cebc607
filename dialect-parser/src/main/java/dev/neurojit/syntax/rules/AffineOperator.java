package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Operators of other languages in an affine map or set: {@code d0 / 4}, {@code d0 % 4}, {@code d0 >
 * s0}, {@code 0 <= d0 < 8}.
 */
final class AffineOperator extends TextRule {
  private static final Pattern BEGIN =
      Pattern.compile("affine_(map|set)<\\s*\\([^()]*\\)\\s*(?:\\[[^\\[\\]]*]\\s*)?(->|:)\\s*\\(");
  private static final Pattern DIVISION = Pattern.compile("\\s*//?\\s*|(?<=[\\w)]) div (?=[\\w(])");
  private static final Pattern REMAINDER =
      Pattern.compile("(?<=[\\w)])\\s*%\\s*(?=[\\w(])|(?<=[\\w)]) (?:modulo|rem) (?=[\\w(])");
  private static final String OPERAND = "([\\w*]+(?: [+*-] \\w+)*)";
  private static final Pattern CALL =
      Pattern.compile("\\b(floordiv|ceildiv|mod)\\(" + OPERAND + ", ?" + OPERAND + "\\)");
  private static final Pattern ROUNDED =
      Pattern.compile("\\b(floor|ceil)\\((\\w+|\\([^()]*\\)) ?/ ?(\\w+)\\)");
  private static final Pattern RELATION = Pattern.compile("[<>=!]=?");

  AffineOperator() {
    super(
        "NJ241",
        "affine-operator",
        "a map divides by floordiv, ceildiv and mod; a constraint is an equation or reads >= or <=",
        "");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    if (!tree.source().text().contains("affine_")) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>();
    for (Line line : Line.of(tree)) {
      if (!line.isLong() && line.text().contains("affine_")) {
        edits(line, edits);
      }
    }
    return edits;
  }

  private static void edits(Line line, List<Edit> edits) {
    Matcher begin = BEGIN.matcher(line.text());
    int comment = line.text().indexOf("//");
    int from = 0;
    while (begin.find(from) && (comment < 0 || begin.start() < comment)) {
      from = begin.end();
      int end = end(line.text(), from);
      boolean closed = end > 0 && line.text().startsWith(">", end + 1);
      boolean set = begin.group(2).equals(":");
      if (!closed || set != begin.group(1).equals("set")) {
        continue;
      }
      String inside = line.text().substring(from, end);
      String right = set ? constraints(inside) : expression(inside);
      if (right != null && !right.equals(inside)) {
        edits.add(new Edit(new Span(line.start() + from, line.start() + end), right));
      }
    }
  }

  /** The place of the parenthesis that closes the one before {@code from}, or -1. */
  private static int end(String text, int from) {
    int depth = 1;
    for (int i = from; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static String expression(String written) {
    String text = ROUNDED.matcher(written).replaceAll(it -> rounded(it.group(1), it));
    text = CALL.matcher(text).replaceAll(it -> call(it.group(2), it.group(1), it.group(3)));
    text = REMAINDER.matcher(text).replaceAll(" mod ");
    return DIVISION.matcher(text).replaceAll(" floordiv ");
  }

  private static String rounded(String word, java.util.regex.MatchResult it) {
    return call(it.group(2), word + "div", it.group(3));
  }

  private static String call(String left, String operator, String right) {
    return "(" + grouped(left) + " " + operator + " " + grouped(right) + ")";
  }

  private static String grouped(String operand) {
    return operand.indexOf(' ') < 0 || operand.startsWith("(") ? operand : "(" + operand + ")";
  }

  /** Constraints that all have to hold; null where one is none that a set can have. */
  private static @Nullable String constraints(String inside) {
    if (inside.contains("||") || inside.contains(" or ")) {
      return null;
    }
    List<String> found = new ArrayList<>();
    for (String part : inside.split(",|&&?| and ", -1)) {
      if (!constraint(part.strip(), found)) {
        return null;
      }
    }
    return String.join(", ", found);
  }

  /** {@code 0 <= d0 < 8} is two constraints, and over integers {@code a > b} is a - b - 1 >= 0. */
  private static boolean constraint(String written, List<String> found) {
    String bare = outer(written);
    List<String> sides = new ArrayList<>();
    List<String> relations = new ArrayList<>();
    Matcher relation = RELATION.matcher(bare);
    int start = 0;
    while (relation.find()) {
      sides.add(expression(bare.substring(start, relation.start()).strip()));
      relations.add(relation.group());
      start = relation.end();
    }
    sides.add(expression(bare.substring(start).strip()));
    for (int i = 0; i < relations.size(); i++) {
      String left = sides.get(i);
      String right = sides.get(i + 1);
      switch (relations.get(i)) {
        case ">=", "<=", "==" -> found.add(left + " " + relations.get(i) + " " + right);
        case "=" -> found.add(left + " == " + right);
        case ">" -> found.add(left + " - " + subtracted(right) + " - 1 >= 0");
        case "<" -> found.add(right + " - " + subtracted(left) + " - 1 >= 0");
        default -> {
          return false;
        }
      }
    }
    return !relations.isEmpty() && sides.stream().noneMatch(String::isEmpty);
  }

  private static String subtracted(String operand) {
    return operand.matches("\\w+") ? operand : "(" + operand + ")";
  }

  /** Without the parentheses around one constraint of several: {@code (d0 > 1) && (d1 > 1)}. */
  private static String outer(String part) {
    boolean around = part.startsWith("(") && end(part, 1) == part.length() - 1;
    return around && RELATION.matcher(part).find()
        ? part.substring(1, part.length() - 1).strip()
        : part;
  }
}
