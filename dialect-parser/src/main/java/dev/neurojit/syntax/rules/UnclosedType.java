package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A shaped type whose closing bracket is missing: {@code memref<3xf32)}. */
final class UnclosedType extends TokenRule {
  private static final Pattern SHAPE = Pattern.compile("(?:[0-9?]+\\s*x\\s*)++([a-z]+[0-9]*)");
  private static final Set<String> BEHIND = Set.of("to", "into", "from", "attributes");

  /** No shape has more tokens than this. */
  private static final int LONGEST = 12;

  /** Nor more characters. */
  private static final int WIDEST = 200;

  UnclosedType() {
    super("NJ302", "unclosed-type", TokenKind.BARE_ID);
  }

  @Override
  public Layer layer() {
    return Layer.STATEMENT;
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int i, SyntaxTree tree) {
    boolean opens = i + 2 < tokens.size() && tokens.get(i + 1).is(TokenKind.LESS);
    if (!opens || !Shape.KINDS.contains(tokens.get(i).text())) {
      return null;
    }
    for (int k = i + 2; k < Math.min(tokens.size(), i + LONGEST); k++) {
      Token last = tokens.get(k);
      if (last.end() - tokens.get(i + 2).start() > WIDEST) {
        return null;
      }
      String shape = tree.source().text(new Span(tokens.get(i + 2).start(), last.end()));
      Matcher matcher = SHAPE.matcher(shape);
      if (matcher.matches() && Types.isScalar(matcher.group(1))) {
        return goesOn(tokens, k + 1)
            ? null
            : error(tokens.get(i).span().to(last.span()), "the type is not closed")
                .safely("close it", Edit.insert(last.end(), ">"));
      }
    }
    return null;
  }

  /** Whether what comes next may belong to the type, such as its layout. */
  private static boolean goesOn(List<Token> tokens, int next) {
    if (next == tokens.size() || tokens.get(next).lineStart()) {
      return false;
    }
    Token token = tokens.get(next);
    return switch (token.kind()) {
      case RPAREN, LBRACE, REGION, EQUAL, ARROW, COLON -> false;
      case COMMA -> next + 1 == tokens.size() || !isNext(tokens.get(next + 1));
      default -> !BEHIND.contains(token.text());
    };
  }

  /** What follows a type in a list, and is no part of it. */
  private static boolean isNext(Token token) {
    return token.is(TokenKind.VALUE_ID)
        || Shape.KINDS.contains(token.text())
        || Types.isScalar(token.text());
  }
}
