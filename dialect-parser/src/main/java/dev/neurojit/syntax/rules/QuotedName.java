package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operation in custom form with its name in quotes: {@code "scf.if" %c}. */
final class QuotedName extends TokenRule {
  QuotedName() {
    super("NJ113", "quoted-name", TokenKind.STRING);
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int i, SyntaxTree tree) {
    return i + 1 < tokens.size() && isName(tokens, i) ? report(tokens.get(i)) : null;
  }

  private static boolean isName(List<Token> tokens, int i) {
    Token name = tokens.get(i);
    boolean begins = name.lineStart() || (i > 0 && tokens.get(i - 1).is(TokenKind.EQUAL));
    return begins
        && OpTable.isKnown(name.text().replace("\"", ""))
        && (tokens.get(i + 1).is(TokenKind.VALUE_ID) || tokens.get(i + 1).is(TokenKind.SYMBOL));
  }

  private Diagnostic report(Token name) {
    String bare = name.text().replace("\"", "");
    return error(name.span(), "a name in quotes begins the generic form, with its parentheses")
        .safely("write " + bare, new Edit(name.span(), bare));
  }
}
