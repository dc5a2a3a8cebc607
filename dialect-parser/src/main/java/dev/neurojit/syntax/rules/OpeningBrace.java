package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A head whose body is indented and closed, but never opened. */
final class OpeningBrace extends TextRule {
  private static final Set<String> HEADS =
      Set.of(
          "func.func",
          "func",
          "def",
          "fn",
          "scf.if",
          "scf.for",
          "scf.while",
          "else",
          "do",
          "module");

  OpeningBrace() {
    super("NJ122", "opening-brace", "the body of this is closed, but nothing opens it", "open it");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Token> tokens = TokenGroups.code(tree);
    long opened = tokens.stream().filter(it -> it.is(TokenKind.LBRACE)).count();
    long closed = tokens.stream().filter(it -> it.is(TokenKind.RBRACE)).count();
    if (closed <= opened) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>();
    int start = 0;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      start = tokens.get(i).lineStart() ? i : start;
      boolean ends = tokens.get(i + 1).lineStart() && isHead(tokens.subList(start, i + 1));
      if (ends && isDeeper(tokens.get(i + 1), tokens.get(start), tree.source())) {
        Token last = tokens.get(i);
        edits.add(
            last.is(TokenKind.COLON)
                ? new Edit(new Span(tokens.get(i - 1).end(), last.end()), " {")
                : Edit.insert(last.end(), " {"));
      }
    }
    // Only if every brace that closes nothing belongs to one of these heads is all clear.
    return edits.size() != closed - opened ? List.of() : edits;
  }

  /** A line that announces a body and does not begin one. */
  private static boolean isHead(List<Token> line) {
    boolean announces =
        line.stream().anyMatch(it -> it.is(TokenKind.BARE_ID) && HEADS.contains(it.text()));
    return announces
        && switch (line.getLast().kind()) {
          // What closes attributes closes no body.
          case RBRACE -> line.stream().anyMatch(it -> it.isWord("attributes"));
          case LBRACE, COMMA, LPAREN, ARROW, EQUAL -> false;
          default -> true;
        };
  }

  private static boolean isDeeper(Token inner, Token outer, Source source) {
    return !inner.is(TokenKind.LBRACE)
        && source.indentAt(inner.start()).length() > source.indentAt(outer.start()).length();
  }
}
