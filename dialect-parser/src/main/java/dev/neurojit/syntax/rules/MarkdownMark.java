package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** Marks of formatted text inside code: {@code \_}, {@code ~~old~~}, {@code **new**}. */
final class MarkdownMark extends TextRule {
  /** What formats escape by a backslash and MLIR has as it is. */
  private static final String ESCAPED = "_*<>[]{}#%@!&^$-.+=|~:";

  MarkdownMark() {
    super(
        "NJ210",
        "markdown-mark",
        "this marks up text, it is no part of the program",
        "take what is marked");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Token> tokens = tree.tokens();
    List<Edit> edits = new ArrayList<>();
    int i = 0;
    while (i < tokens.size()) {
      i = mark(tokens, i, tree.source(), edits);
    }
    return edits;
  }

  /** Returns the index of the token to look at next. */
  private static int mark(List<Token> tokens, int i, Source source, List<Edit> edits) {
    Token token = tokens.get(i);
    String text = source.text();
    if (is(token, "\\") && token.end() < text.length()) {
      if (ESCAPED.indexOf(text.charAt(token.end())) >= 0) {
        edits.add(Edit.delete(token.span()));
      }
      return i + 1;
    }
    if (is(token, "`") && named(tokens, i + 1, 1) && is(tokens.get(i + 2), "`")) {
      edits.add(Edit.delete(token.span()));
      edits.add(Edit.delete(tokens.get(i + 2).span()));
      return i + 3;
    }
    if (stars(tokens, i) && named(tokens, i + 2, 2) && stars(tokens, i + 3)) {
      Span all = token.span().to(tokens.get(i + 4).span());
      if (isHeading(tokens.get(i + 2)) && source.isAlone(all)) {
        return i + 5;
      }
      edits.add(Edit.delete(token.span().to(tokens.get(i + 1).span())));
      edits.add(Edit.delete(tokens.get(i + 3).span().to(tokens.get(i + 4).span())));
      return i + 5;
    }
    return is(token, "~") && text.startsWith("~~", token.start())
        ? struck(tokens, i, source, edits)
        : i + 1;
  }

  /** A word that, alone on its line, is a heading and NJ098's: {@code **Solution**}. */
  private static boolean isHeading(Token word) {
    return word.is(TokenKind.BARE_ID)
        && word.text().matches("[A-Z][a-z]+")
        && !OpTable.isKnown(word.text());
  }

  /** What is struck out was replaced, by what stands on the same line. */
  private static int struck(List<Token> tokens, int i, Source source, List<Edit> edits) {
    int start = tokens.get(i).start();
    Span line = source.lineSpan(source.lineAt(start));
    String rest = source.text(new Span(start, line.end()));
    int close = rest.indexOf("~~", 2);
    boolean one = close > 2 && rest.indexOf('~', close + 2) < 0 && rest.charAt(2) != '~';
    if (!one || rest.substring(close + 2).isBlank()) {
      return i + 2;
    }
    int end = start + close + 2;
    end = source.text().charAt(end) == ' ' ? end + 1 : end;
    edits.add(Edit.delete(new Span(start, end)));
    int next = i;
    while (next < tokens.size() && tokens.get(next).start() < end) {
      next++;
    }
    return next;
  }

  private static boolean named(List<Token> tokens, int i, int after) {
    return i + after < tokens.size()
        && switch (tokens.get(i).kind()) {
          case VALUE_ID, SYMBOL, BARE_ID -> true;
          default -> false;
        };
  }

  private static boolean stars(List<Token> tokens, int i) {
    return i + 1 < tokens.size()
        && tokens.get(i).is(TokenKind.STAR)
        && tokens.get(i + 1).is(TokenKind.STAR);
  }

  private static boolean is(Token token, String text) {
    return token.is(TokenKind.FOREIGN) && token.text().equals(text);
  }
}
