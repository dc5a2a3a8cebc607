package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A symbol of words with other marks between them: {@code @soft-limit}, {@code @ctl::sat}. */
final class DashedSymbol extends TextRule {
  DashedSymbol() {
    super("NJ249", "dashed-symbol", "a symbol is one word", "join the words with '_'");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    if (tree.source().text().indexOf('@') < 0) {
      return List.of();
    }
    List<Token> tokens = TokenGroups.code(tree);
    Set<String> taken = new HashSet<>();
    Map<Span, String> found = new HashMap<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is(TokenKind.SYMBOL)) {
        int end = end(tokens, i);
        Span span = tokens.get(i).span().to(tokens.get(end).span());
        String written = tree.source().text(span);
        if (end > i) {
          found.put(span, written.replaceAll("-|::|/", "_"));
        } else {
          taken.add(written);
        }
      }
    }
    if (found.values().stream().anyMatch(taken::contains)) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>();
    found.forEach((span, right) -> edits.add(new Edit(span, right)));
    edits.sort((a, b) -> Integer.compare(a.span().start(), b.span().start()));
    return edits;
  }

  /** The last token of the words that touch each other. */
  private static int end(List<Token> tokens, int first) {
    int last = first;
    while (last + 2 < tokens.size()
        && isMark(tokens.get(last + 1))
        && (tokens.get(last + 2).is(TokenKind.BARE_ID)
            || tokens.get(last + 2).is(TokenKind.INTEGER))
        && tokens.get(last).end() == tokens.get(last + 1).start()
        && tokens.get(last + 1).end() == tokens.get(last + 2).start()) {
      last += 2;
    }
    return last;
  }

  private static boolean isMark(Token token) {
    return token.is(TokenKind.MINUS)
        || token.is(TokenKind.SLASH)
        || token.is(TokenKind.COLON_COLON);
  }
}
