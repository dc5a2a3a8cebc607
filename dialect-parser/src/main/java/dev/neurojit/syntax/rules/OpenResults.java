package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A list of results of which the parenthesis is not closed before the body. */
final class OpenResults extends DefectRule {
  OpenResults() {
    super("NJ217", "open-results");
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    List<Token> code = TokenGroups.code(tree);
    List<Diagnostic> found = new ArrayList<>();
    int open = 0;
    for (Token token : code) {
      open += token.is(TokenKind.LPAREN) ? 1 : token.is(TokenKind.RPAREN) ? -1 : 0;
    }
    for (int i = 0; open > 0 && i + 3 < code.size(); i++) {
      if (!code.get(i).is(TokenKind.ARROW) || !code.get(i + 1).is(TokenKind.LPAREN)) {
        continue;
      }
      int end = afterTypes(code, i + 2);
      boolean opens = end > i + 2 && end < code.size() && code.get(end).is(TokenKind.LBRACE);
      if (opens && (end + 1 == code.size() || code.get(end + 1).lineStart())) {
        found.add(
            error(code.get(i + 1).span(), "this parenthesis is never closed")
                .safely("close it", Edit.insert(code.get(end - 1).end(), ")")));
      }
    }
    return found.stream();
  }

  /** Returns the index after types with commas between them. */
  private static int afterTypes(List<Token> code, int from) {
    TypeWords.Read type = TypeWords.at(code, from);
    int end = from;
    while (type != null) {
      end = type.next();
      boolean more = end + 1 < code.size() && code.get(end).is(TokenKind.COMMA);
      type = more ? TypeWords.at(code, end + 1) : null;
    }
    return end;
  }
}
