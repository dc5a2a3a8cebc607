package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;

/** The cases of an scf.index_switch with marks behind their values, or with braces around all. */
final class SwitchCases {
  private SwitchCases() {}

  /** {@code case 1: {...} default -> {...}}; {@code from} is the name of the operation. */
  static void mend(List<Token> tokens, int from, SyntaxTree tree, List<Edit> edits) {
    int i = from;
    while (i < tokens.size() && !tokens.get(i).isWord("case") && !tokens.get(i).isWord("default")) {
      if (tokens.get(i).is(TokenKind.LBRACE) && !around(tokens, i, tree, edits)) {
        return;
      }
      i++;
    }
    while (i + 2 < tokens.size()) {
      int mark = tokens.get(i).isWord("case") ? i + 2 : i + 1;
      boolean part = tokens.get(i).isWord("case") || tokens.get(i).isWord("default");
      if (!part || mark + 1 >= tokens.size()) {
        return;
      }
      Token behind = tokens.get(mark);
      boolean fat = behind.is(TokenKind.EQUAL) && tokens.get(mark + 1).is(TokenKind.GREATER);
      boolean marked = fat || behind.is(TokenKind.COLON) || behind.is(TokenKind.ARROW);
      behind = fat ? tokens.get(mark + 1) : behind;
      int open = fat ? mark + 2 : marked ? mark + 1 : mark;
      int close = TokenGroups.closing(tree, open);
      if (close < 0) {
        edits.clear();
        return;
      }
      if (marked) {
        edits.add(Edit.delete(new Span(tokens.get(mark - 1).end(), behind.end())));
      }
      i = close + 1;
    }
  }

  /** {@code scf.index_switch %i { case 1 {...} default {...} } -> f32}. */
  private static boolean around(List<Token> tokens, int open, SyntaxTree tree, List<Edit> edits) {
    int close = TokenGroups.closing(tree, open);
    boolean cases =
        close > open + 1
            && (tokens.get(open + 1).isWord("case") || tokens.get(open + 1).isWord("default"));
    if (!cases) {
      return false;
    }
    int last = close;
    boolean typed = close + 1 < tokens.size() && tokens.get(close + 1).is(TokenKind.ARROW);
    while (typed && last + 1 < tokens.size() && !tokens.get(last + 1).lineStart()) {
      last++;
    }
    Source source = tree.source();
    Span end = tokens.get(close).span().to(tokens.get(last).span());
    String types = source.text(new Span(tokens.get(close).end(), end.end()));
    boolean arrow = tokens.get(open - 2).is(TokenKind.ARROW);
    Span line = source.fullLineSpan(source.lineAt(end.start()));
    boolean alone = source.text(line).strip().equals(source.text(end));
    int before = tokens.get(open - 1).end();
    edits.add(new Edit(new Span(before, tokens.get(open).end()), arrow ? "" : types));
    edits.add(Edit.delete(alone ? line : end));
    return true;
  }
}
