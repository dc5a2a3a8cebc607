package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A head with the function's type alone, its parameters at the label of the first block. */
final class TypedHead extends TokenRule {
  private static final int LONGEST = 256;

  TypedHead() {
    super("NJ153", "typed-head", TokenKind.SYMBOL);
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int i, SyntaxTree tree) {
    if (i == 0 || !tokens.get(i - 1).text().contains("func")) {
      return null;
    }
    List<Token> near = tokens.subList(i, Math.min(tokens.size(), i + LONGEST));
    int open = 1 + (near.size() > 1 && near.get(1).is(TokenKind.COLON) ? 1 : 0);
    if (open + 3 >= near.size() || !near.get(open).is(TokenKind.LPAREN)) {
      return null;
    }
    List<List<Token>> types = Heads.group(near, open);
    int brace = open;
    while (brace < near.size() && !near.get(brace).is(TokenKind.LBRACE)) {
      brace++;
    }
    boolean labelled =
        brace + 3 < near.size()
            && near.get(brace + 1).is(TokenKind.BLOCK_ID)
            && near.get(brace + 2).is(TokenKind.LPAREN);
    int end = labelled ? Heads.afterGroup(near, brace + 2) : near.size();
    if (end >= near.size() || !near.get(end).is(TokenKind.COLON)) {
      return null;
    }
    List<Token> list = near.subList(brace + 2, end);
    boolean whole = types.stream().noneMatch(List::isEmpty);
    if (!whole || !typesOf(list).equals(types.stream().map(it -> Heads.type(it).text()).toList())) {
      return null;
    }
    Source source = tree.source();
    Span label = near.get(brace + 1).span().to(near.get(end).span());
    Span line = source.ownLine(label);
    int close = Heads.afterGroup(near, open);
    Span written = new Span(near.get(0).end(), near.get(close - 1).end());
    List<Edit> edits = List.of(new Edit(written, source.text(Heads.span(list))), Edit.delete(line));
    return error(written, "the head of a function names its parameters")
        .note(label, "they stand here")
        .safely("move them there", edits);
  }

  /** The types of {@code (%x: f32, %y: f32)}. */
  private static List<String> typesOf(List<Token> list) {
    List<String> types = new ArrayList<>();
    for (List<Token> part : Heads.group(list, 0)) {
      boolean typed =
          part.size() > 2 && part.get(0).is(TokenKind.VALUE_ID) && part.get(1).is(TokenKind.COLON);
      types.add(typed ? Heads.type(part.subList(2, part.size())).text() : "");
    }
    return types;
  }
}
