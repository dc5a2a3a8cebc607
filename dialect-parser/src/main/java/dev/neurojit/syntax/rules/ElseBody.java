package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An else branch that is only indented: {@code } else} and a statement on the next line. */
final class ElseBody extends TokenRule {
  ElseBody() {
    super("NJ308", "else-body", TokenKind.BARE_ID);
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int i, SyntaxTree tree) {
    Token word = tokens.get(i);
    boolean ends = i > 0 && i + 1 < tokens.size() && tokens.get(i + 1).lineStart();
    if (!word.isWord("else") || !ends || !tokens.get(i - 1).is(TokenKind.RBRACE)) {
      return null;
    }
    Source source = tree.source();
    String indent = source.indentAt(word.start());
    int last = i;
    int depth = 0;
    while (last + 1 < tokens.size() && depth >= 0 && isInside(tokens.get(last + 1), indent, tree)) {
      Token next = tokens.get(++last);
      depth += next.is(TokenKind.LBRACE) ? 1 : next.is(TokenKind.RBRACE) ? -1 : 0;
    }
    boolean whole = last > i && depth == 0 && !tokens.get(i + 1).is(TokenKind.LBRACE);
    // A brace behind closes what was not opened, which is another rule's.
    boolean closed = last + 1 < tokens.size() && !tokens.get(last + 1).is(TokenKind.RBRACE);
    return whole && closed
        ? error(word.span(), "the else branch stands in braces")
            .safely(
                "put it into braces",
                List.of(
                    Edit.insert(word.end(), " {"),
                    Edit.insert(tokens.get(last).end(), source.lineEnd() + indent + "}")))
        : null;
  }

  /** Whether a token stands on a line that is indented farther. */
  private static boolean isInside(Token token, String indent, SyntaxTree tree) {
    return !token.lineStart() || tree.source().indentAt(token.start()).length() > indent.length();
  }
}
