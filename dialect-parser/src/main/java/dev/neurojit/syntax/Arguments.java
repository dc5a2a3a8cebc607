package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads argument lists {@code (%a: f32, %b: f64 {attr})} from tokens, good or bad. */
final class Arguments {
  private Arguments() {}

  /** Returns the arguments of the parenthesis at {@code open}; none if there is no parenthesis. */
  static List<ArgumentSyntax> of(List<Token> head, int open) {
    List<ArgumentSyntax> arguments = new ArrayList<>();
    for (List<Token> part : Heads.group(head, open)) {
      if (!part.isEmpty()) {
        arguments.add(argument(part));
      }
    }
    return arguments;
  }

  private static ArgumentSyntax argument(List<Token> part) {
    Token first = part.getFirst();
    boolean named = first.is(TokenKind.VALUE_ID);
    int from = named && part.size() > 1 && part.get(1).is(TokenKind.COLON) ? 2 : named ? 1 : 0;
    List<Token> type = part.subList(from, typeEnd(part, from));
    String name = named ? first.text() : "";
    if (type.isEmpty()) {
      return new ArgumentSyntax(name, first.span(), null, null);
    }
    TypeSyntax syntax = Heads.type(type);
    return new ArgumentSyntax(
        name, named ? first.span() : syntax.span(), syntax.text(), syntax.span());
  }

  private static int typeEnd(List<Token> part, int from) {
    for (int i = from; i < part.size(); i++) {
      if (part.get(i).is(TokenKind.LBRACE) || part.get(i).isWord("loc")) {
        return i;
      }
    }
    return part.size();
  }
}
