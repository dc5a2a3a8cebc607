package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block whose operations stand in braces of its own. */
final class BracedBlock extends TokenRule {
  private static final int LONGEST_LABEL = 64;

  BracedBlock() {
    super("NJ147", "braced-block", TokenKind.BLOCK_ID);
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int label, SyntaxTree tree) {
    Source source = tree.source();
    List<Token> near = tokens.subList(label, Math.min(tokens.size(), label + LONGEST_LABEL));
    boolean list = near.size() > 1 && near.get(1).is(TokenKind.LPAREN);
    int mark = list ? Heads.afterGroup(near, 1) : 1;
    boolean colon = mark < near.size() && near.get(mark).is(TokenKind.COLON);
    int open = colon ? mark + 1 : mark;
    boolean opens = open + 1 < near.size() && near.get(open).is(TokenKind.LBRACE);
    if (!opens || !tokens.get(label).lineStart()) {
      return null;
    }
    int close = TokenGroups.closing(tree, label + open);
    boolean lines = near.get(open + 1).lineStart() && close > 0 && tokens.get(close).lineStart();
    if (!lines) {
      return null;
    }
    Span brace = near.get(open).span();
    Span end = tokens.get(close).span();
    Span line = source.ownLine(end);
    Span from = new Span(near.get(open - 1).end(), brace.end());
    return error(brace, "the operations of a block follow its label; only regions have braces")
        .safely("remove them", List.of(new Edit(from, colon ? "" : ":"), Edit.delete(line)));
  }
}
