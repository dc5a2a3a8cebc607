package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The result of an operation asked for, as with MLIR's bindings: {@code .result}. */
final class ResultAccess extends TokenRule {
  private static final Set<String> WORDS =
      Set.of("result", "results", "getResult", "get_result", "value");

  private static final Pattern TYPE =
      Pattern.compile("(?:ir\\.)?(?:(F16|BF16|F32|F64|Index)Type\\.get|(IntegerType\\.get_?\\w*))");

  ResultAccess() {
    super("NJ207", "result-access", TokenKind.BARE_ID, TokenKind.FOREIGN);
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int i, SyntaxTree tree) {
    boolean dot = tokens.get(i).text().equals(".");
    return dot ? result(tokens, i) : i + 2 < tokens.size() ? type(tokens, i) : null;
  }

  /** {@code F64Type.get()}, {@code IntegerType.get_signless(32)}. */
  private @Nullable Diagnostic type(List<Token> tokens, int i) {
    Matcher matcher = TYPE.matcher(tokens.get(i).text());
    boolean call = matcher.matches() && tokens.get(i + 1).is(TokenKind.LPAREN);
    boolean sized = call && matcher.group(2) != null;
    int close = sized ? i + 3 : i + 2;
    if (!call || close >= tokens.size() || !tokens.get(close).is(TokenKind.RPAREN)) {
      return null;
    }
    String right =
        sized ? "i" + tokens.get(i + 2).text() : matcher.group(1).toLowerCase(Locale.ROOT);
    Span span = tokens.get(i).span().to(tokens.get(close).span());
    return !Types.isScalar(right)
        ? null
        : error(span, "a type is written " + right).safely("write " + right, new Edit(span, right));
  }

  private @Nullable Diagnostic result(List<Token> tokens, int dot) {
    boolean access =
        dot > 0
            && tokens.get(dot - 1).is(TokenKind.RPAREN)
            && touches(tokens, dot)
            && touches(tokens, dot + 1)
            && WORDS.contains(tokens.get(dot + 1).text());
    if (!access) {
      return null;
    }
    int end = dot + 1;
    boolean indexed = end + 3 < tokens.size() && tokens.get(end + 2).text().equals("0");
    boolean called = end + 2 < tokens.size() && tokens.get(end + 1).is(TokenKind.LPAREN);
    if (indexed && (called || tokens.get(end + 1).is(TokenKind.LBRACKET))) {
      end += 3;
    } else if (called && tokens.get(end + 2).is(TokenKind.RPAREN)) {
      end += 2;
    }
    Span span = tokens.get(dot).span().to(tokens.get(end).span());
    return error(span, "the name before the equals sign is the result")
        .safely("remove it", Edit.delete(span));
  }

  private static boolean touches(List<Token> tokens, int i) {
    return i < tokens.size() && tokens.get(i - 1).end() == tokens.get(i).start();
  }
}
