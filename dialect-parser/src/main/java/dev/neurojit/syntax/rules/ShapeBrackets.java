package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A shaped type in the brackets of another language, or under another name: {@code memref[2xf32]},
 * {@code vec<4xf32>}, {@code f32[2]}, {@code [2 x f32]}.
 */
final class ShapeBrackets extends TokenRule {
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("memref", "memref"),
          Map.entry("vector", "vector"),
          Map.entry("tensor", "tensor"),
          Map.entry("vec", "vector"),
          Map.entry("Vector", "vector"),
          Map.entry("simd", "vector"),
          Map.entry("Memref", "memref"),
          Map.entry("MemRef", "memref"),
          Map.entry("mem", "memref"),
          Map.entry("memory", "memref"),
          Map.entry("buffer", "memref"),
          Map.entry("buf", "memref"),
          Map.entry("Tensor", "tensor"));
  private static final Pattern SIZED =
      Pattern.compile("([0-9]+(?:\\s*[x,*]\\s*[0-9]+)*+)\\s*[x,*]\\s*([a-z]+[0-9]*)");
  private static final Pattern SIZES = Pattern.compile("[0-9]+(?:\\s*[x,*]\\s*[0-9]+)*+");

  /** {@code vec4<f32>}. */
  private static final Pattern LANES = Pattern.compile("(?i:vec|vector|simd)([1-9][0-9]?)");

  /** No shape has more tokens than this. */
  private static final int LONGEST = 12;

  ShapeBrackets() {
    super("NJ120", "shape-brackets", TokenKind.BARE_ID, TokenKind.LBRACKET);
  }

  @Override
  public Layer layer() {
    return Layer.STATEMENT;
  }

  private static boolean isTypePlace(Token before) {
    return switch (before.kind()) {
      case COLON, ARROW, COMMA, LPAREN -> true;
      default -> before.isWord("to") || before.isWord("into") || before.isWord("from");
    };
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int i, SyntaxTree tree) {
    if (i == 0 || !isTypePlace(tokens.get(i - 1))) {
      return null;
    }
    Token first = tokens.get(i);
    boolean bracket = first.is(TokenKind.LBRACKET);
    int open = bracket ? i : i + 1;
    int close = close(tokens, open);
    if (close < 0) {
      return null;
    }
    String element = bracket ? element(tokens, close) : null;
    int end = element == null ? close : close + 1;
    Span within =
        new Span(/* start= */ tokens.get(open).end(), /* end= */ tokens.get(close).start());
    String inside = tree.source().text(within).strip();
    String right =
        bracket
            ? bracketed(dialect(tokens, i), inside, element)
            : named(tokens, i, inside, tokens.get(open).is(TokenKind.LESS));
    Span span = first.span().to(tokens.get(end).span());
    return right == null
        ? null
        : error(span, "MLIR writes this type as " + right)
            .safely("write " + right, new Edit(span, right));
  }

  /** {@code [2]xf32}, {@code [2 x f32]}. */
  private static @Nullable String bracketed(
      @Nullable String kind, String inside, @Nullable String element) {
    return element == null ? shape(kind, inside) : array(kind, inside, element);
  }

  /** {@code memref[2xf32]}, {@code vec<4xf32>}, {@code f32[2]}. */
  private static @Nullable String named(
      List<Token> tokens, int i, String inside, boolean inAngles) {
    Token first = tokens.get(i);
    String kind = KINDS.get(first.text());
    if (kind != null) {
      return inAngles && kind.equals(first.text()) ? null : shape(kind, inside);
    }
    Matcher lanes = LANES.matcher(first.text());
    if (inAngles && lanes.matches()) {
      String foreign = CTypes.meant(inside);
      return array("vector", lanes.group(1), Types.isScalar(inside) ? inside : foreign);
    }
    boolean touches = tokens.get(i + 1).start() == first.end();
    String element = inAngles && !touches ? null : TypeWords.scalar(first);
    return element == null ? null : array(dialect(tokens, i), inside, element);
  }

  private static int close(List<Token> tokens, int open) {
    TokenKind closing =
        switch (open < tokens.size() ? tokens.get(open).kind() : TokenKind.COMMA) {
          case LBRACKET -> TokenKind.RBRACKET;
          case LPAREN -> TokenKind.RPAREN;
          case LESS -> TokenKind.GREATER;
          default -> TokenKind.WHITESPACE;
        };
    for (int i = open + 1; i < Math.min(tokens.size(), open + LONGEST); i++) {
      if (tokens.get(i).is(closing)) {
        return i;
      }
    }
    return -1;
  }

  /** The {@code xf32} after {@code [2]}. */
  private static @Nullable String element(List<Token> tokens, int close) {
    if (close + 1 >= tokens.size()) {
      return null;
    }
    Token next = tokens.get(close + 1);
    boolean touches = next.start() == tokens.get(close).end() && next.text().startsWith("x");
    return touches && Types.isScalar(next.text().substring(1)) ? next.text().substring(1) : null;
  }

  private static @Nullable String shape(@Nullable String kind, String inside) {
    Matcher matcher = SIZED.matcher(inside);
    boolean sized = kind != null && matcher.matches() && Types.isScalar(matcher.group(2));
    return sized ? array(kind, matcher.group(1), matcher.group(2)) : null;
  }

  private static @Nullable String array(
      @Nullable String kind, String sizes, @Nullable String element) {
    return kind != null && element != null && SIZES.matcher(sizes).matches()
        ? kind + "<" + sizes.replaceAll("\\s*[x,*]\\s*", "x") + "x" + element + ">"
        : null;
  }

  /** What the operation of the statement works on, by its dialect. */
  private static @Nullable String dialect(List<Token> tokens, int i) {
    for (int k = i - 1; k >= 0 && i - k < 64; k--) {
      Token token = tokens.get(k);
      int dot = token.is(TokenKind.BARE_ID) ? token.text().indexOf('.') : -1;
      String dialect = dot < 0 ? "" : token.text().substring(0, dot);
      if (dot > 0) {
        return KINDS.containsKey(dialect) ? dialect : null;
      }
    }
    return null;
  }
}
