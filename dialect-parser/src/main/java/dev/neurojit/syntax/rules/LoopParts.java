package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the head of a loop consists of, in whatever order and marks. */
final class LoopParts {
  @Nullable String variable;

  /** The lines that compute the first value behind a range that the last bound belongs to. */
  String before = "";

  /** The type of the variable, where it is written at the end. */
  private @Nullable String counter;

  /** Whether a word or dots say that one bound stands for a range from zero. */
  private boolean range;

  /** Whether the last number belongs to the range: {@code %i <= 7}. */
  private boolean inclusive;

  private final LoopBounds bounds = new LoopBounds();
  final List<String> bindings = new ArrayList<>();
  final List<String> types = new ArrayList<>();

  static @Nullable LoopParts of(List<Token> head) {
    LoopParts parts = new LoopParts();
    int i = 0;
    while (i < head.size()) {
      i = parts.take(head, i);
      if (i < 0) {
        return null;
      }
    }
    return parts;
  }

  /** Returns the index after what was taken, or -1 if it is not understood. */
  private int take(List<Token> head, int i) {
    Token token = head.get(i);
    if (token.is(TokenKind.ARROW)) {
      return isBound(head, i + 1) ? i + 1 : types(head, i + 1);
    }
    if (isBare(head, i)) {
      return -1;
    }
    if (token.is(TokenKind.MINUS)) {
      return isDashed(head, i) ? i + 1 : -1;
    }
    if (LoopWords.CLAUSES.contains(token.text())) {
      return clause(head, i + 1);
    }
    TypeWords.Read type = TypeWords.at(head, i);
    if (type != null && i > 0 && head.get(i - 1).is(TokenKind.COLON)) {
      counter = bounds.size() > 2 || !bindings.isEmpty() ? type.text() : counter;
      return type.next();
    }
    bounds.word(token.text());
    inclusive |= LoopWords.CLOSED.contains(token.text());
    range |= token.isWord("range") || token.isWord("in") || token.is(TokenKind.LESS);
    return switch (token.kind()) {
      case VALUE_ID -> value(token, i);
      case INTEGER -> bound(token.text(), i);
      case FLOAT -> token.text().endsWith(".") ? bound(token.text().replace(".", ""), i) : -1;
      case FOREIGN_NUMBER -> isDotted(head, i) ? bound(token.text().substring(1), i) : -1;
      case RELATION -> {
        inclusive = token.text().equals("<=");
        yield inclusive ? i + 1 : -1;
      }
      case EQUAL -> {
        inclusive |= i > 0 && head.get(i - 1).text().endsWith("..");
        yield i + 1;
      }
      case COMMA, COLON, LPAREN, RPAREN, LBRACKET, RBRACKET, SEMICOLON, LESS, PLUS, ELLIPSIS ->
          i + 1;
      case FOREIGN -> token.text().equals(".") ? i + 1 : -1;
      default ->
          LoopWords.FILLERS.contains(token.text()) || LoopWords.CLOSED.contains(token.text())
              ? i + 1
              : -1;
    };
  }

  /** {@code 0..8}: the dots are read as parts of the numbers. */
  private static boolean isDotted(List<Token> head, int i) {
    boolean after = i > 0 && head.get(i - 1).text().endsWith(".");
    return after && head.get(i).text().matches("\\.[0-9]+");
  }

  private static boolean isBound(List<Token> head, int i) {
    boolean is = i > 1 && i < head.size() && !head.get(i - 2).is(TokenKind.RPAREN);
    return is && (head.get(i).is(TokenKind.VALUE_ID) || head.get(i).kind().isNumber());
  }

  /** {@code iter-args}. */
  private static boolean isDashed(List<Token> head, int i) {
    return i > 0 && head.get(i - 1).isWord("iter") && i + 1 < head.size();
  }

  /** {@code to step}: the value between was left out. */
  private static boolean isBare(List<Token> head, int i) {
    return head.get(i).isWord("to") && (i + 1 >= head.size() || head.get(i + 1).isWord("step"));
  }

  private int value(Token token, int i) {
    if (variable == null) {
      variable = token.text();
    } else if (!token.text().equals(variable)) {
      // In %a..%b the dots are read as part of the name.
      bounds.add(token.text().replaceFirst("\\.+$", ""));
    }
    return i + 1;
  }

  private int bound(String text, int i) {
    bounds.add(text);
    return variable == null ? -1 : i + 1;
  }

  /**
   * {@code (%a = %x)}, {@code [%a = %x]}, {@code (%a) = (%x)}, {@code (%a, %b = %x, %y)}, {@code %a
   * = %x}.
   */
  private int clause(List<Token> head, int from) {
    List<String> values = new ArrayList<>();
    List<Integer> marks = new ArrayList<>();
    boolean paired = true;
    boolean swapped = false;
    int i = from;
    while (i < head.size() && !endsClause(head, i) && !isNextClause(head, i)) {
      Token token = head.get(i);
      swapped |= token.is(TokenKind.ARROW) || token.isWord("as");
      if (token.is(TokenKind.EQUAL)) {
        marks.add(values.size());
      }
      TypeWords.Read type = TypeWords.at(head, i);
      if (token.is(TokenKind.VALUE_ID) || token.kind().isNumber()) {
        boolean negative = i > 0 && head.get(i - 1).is(TokenKind.MINUS);
        values.add((negative ? "-" : "") + token.text());
      } else if (type != null) {
        i = type.next() - 1;
      } else if (token.is(TokenKind.RPAREN) && i + 1 < head.size()) {
        paired &= !head.get(i + 1).is(TokenKind.EQUAL);
      } else if (!isMark(token)) {
        return -1;
      }
      i++;
    }
    if (values.isEmpty() || values.size() % 2 != 0) {
      return -1;
    }
    int half = values.size() / 2;
    values = interleaved(values, marks);
    for (int k = 0; k < half; k++) {
      int at = paired ? 2 * k : k;
      int other = paired ? 2 * k + 1 : half + k;
      String name = values.get(swapped ? other : at);
      String value = values.get(swapped ? at : other);
      if (!name.startsWith("%")) {
        return -1;
      }
      bindings.add(name + " = " + value);
    }
    return i;
  }

  /**
   * Returns names and values by turns, if one mark stands between all names and all values; {@code
   * marks} tells behind how many of them marks stand.
   */
  static <T> List<T> interleaved(List<T> values, List<Integer> marks) {
    int half = values.size() / 2;
    if (half < 2 || values.size() != 2 * half || !marks.equals(List.of(half))) {
      return values;
    }
    List<T> paired = new ArrayList<>();
    for (int i = 0; i < half; i++) {
      paired.add(values.get(i));
      paired.add(values.get(half + i));
    }
    return paired;
  }

  /** A step, or the arrow before the result types, not the one of {@code (%init -> %x)}. */
  private static boolean endsClause(List<Token> head, int i) {
    boolean binds = i + 1 < head.size() && head.get(i + 1).is(TokenKind.VALUE_ID);
    return LoopBounds.isStep(head.get(i).text()) || (head.get(i).is(TokenKind.ARROW) && !binds);
  }

  private static boolean isNextClause(List<Token> head, int i) {
    return LoopWords.CLAUSES.contains(head.get(i).text());
  }

  private static boolean isMark(Token token) {
    return switch (token.kind()) {
      case LPAREN, RPAREN, LBRACKET, RBRACKET, COMMA, EQUAL, COLON, MINUS, ARROW -> true;
      default -> token.isWord("as");
    };
  }

  private int types(List<Token> head, int from) {
    int i = from;
    while (i < head.size() && !isNextClause(head, i)) {
      TypeWords.Read type = TypeWords.at(head, i);
      Token token = head.get(i);
      boolean ends = token.is(TokenKind.COLON) || token.isWord("do");
      if (ends || LoopBounds.isStep(token.text())) {
        return i;
      }
      boolean mark =
          head.get(i).is(TokenKind.LPAREN)
              || head.get(i).is(TokenKind.RPAREN)
              || head.get(i).is(TokenKind.COMMA);
      if (type == null && !mark) {
        return -1;
      }
      if (type != null) {
        types.add(type.text());
      }
      i = type == null ? i + 1 : type.next();
    }
    return i;
  }

  @Nullable String text(OperationSyntax op, SyntaxTree tree) {
    LoopBounds.Ordered known = bounds.ordered(range);
    ClosedRange closed =
        known == null || !inclusive ? null : ClosedRange.of(known.upper(), op, tree);
    if (known == null || (inclusive && closed == null)) {
      return null;
    }
    String upper = closed == null ? known.upper() : closed.end();
    before = closed == null ? "" : closed.before();
    int at = op.span().start();
    String from =
        known.lower().isEmpty() ? Constants.nameOr("0", "index", at, tree) : known.lower();
    String step = known.step().isEmpty() ? Constants.nameOr("1", "index", at, tree) : known.step();
    String range = " " + variable + " = " + from + " to " + upper + " step " + step;
    String clause = bindings.isEmpty() ? "" : " iter_args(" + String.join(", ", bindings) + ")";
    List<String> results = results(op, tree);
    String arrow = results.isEmpty() ? "" : " -> (" + String.join(", ", results) + ")";
    String kind = counter == null || counter.equals("index") ? "" : " : " + counter;
    return results.isEmpty() || results.size() == bindings.size()
        ? range + clause + arrow + kind
        : null;
  }

  /** The types as they are written; those of the first values where one stands for several. */
  private List<String> results(OperationSyntax op, SyntaxTree tree) {
    int named = op.results().stream().mapToInt(ResultSyntax::count).sum();
    boolean tooFew = !types.isEmpty() && types.size() < bindings.size() && named == bindings.size();
    List<String> given = tooFew ? TooFewTypes.given(op, tree) : types;
    List<String> all = given.isEmpty() && tooFew ? initials(op, tree) : given;
    return all.containsAll(types) ? all : types;
  }

  /** Returns the head of an affine.for with these parts, or null. */
  @Nullable String affine(OperationSyntax op, SyntaxTree tree) {
    LoopBounds.Ordered known = bounds.ordered(range);
    if (known == null || known.step().startsWith("%")) {
      return null;
    }
    String last = known.upper();
    String end = last.startsWith("%") ? after(last) : String.valueOf(Long.parseLong(last) + 1);
    String lower = known.lower().isEmpty() ? "0" : known.lower();
    String range = " " + variable + " = " + lower + " to " + (inclusive ? end : last);
    List<String> results = types.isEmpty() ? initials(op, tree) : types;
    if (results.size() != bindings.size()) {
      return null;
    }
    String clause = " iter_args(" + String.join(", ", bindings) + ") -> (";
    return range
        + (known.step().isEmpty() ? "" : " step " + known.step())
        + (bindings.isEmpty() ? "" : clause + String.join(", ", results) + ")");
  }

  private static String after(String value) {
    return "affine_map<(d0) -> (d0 + 1)>(" + value + ")";
  }

  /** The types of the values that the loop begins with; fewer where one is not known. */
  private List<String> initials(OperationSyntax op, SyntaxTree tree) {
    List<String> found = new ArrayList<>();
    for (String binding : bindings) {
      String value = binding.substring(binding.indexOf('=') + 2);
      Scope.of(tree).visible(value, op.span().start()).stream()
          .limit(1)
          .filter(it -> it.type() != null)
          .forEach(it -> found.add(String.valueOf(it.type())));
    }
    return found;
  }
}
