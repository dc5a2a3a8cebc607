package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** Words for the braces of a body, as in Pascal: {@code func.func @f() begin ... end}. */
final class BlockWords extends TextRule {
  BlockWords() {
    super("NJ307", "block-words", "a body stands in braces", "write braces");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Token> tokens = TokenGroups.code(tree);
    List<Edit> edits = new ArrayList<>();
    int open = 0;
    for (int i = 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean endsLine = i + 1 == tokens.size() || tokens.get(i + 1).lineStart();
      if (!token.is(TokenKind.BARE_ID) || !endsLine) {
        continue;
      }
      if (token.isWord("begin")) {
        open++;
        edits.add(new Edit(token.span(), "{"));
      } else if (token.isWord("end") && token.lineStart()) {
        open--;
        edits.add(new Edit(token.span(), "}"));
      }
      if (open < 0) {
        return List.of();
      }
    }
    return open == 0 ? edits : List.of();
  }
}
