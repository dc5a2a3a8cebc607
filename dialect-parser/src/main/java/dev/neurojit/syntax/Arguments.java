package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads argument lists {@code (%a: f32, %b: f64 {attr})} from tokens, good or bad. */
final class Arguments {
  private Arguments() {}

  /** Returns the arguments of the parenthesis at {@code open}; none if there is no parenthesis. */
  static List<ArgumentSyntax> of(List<Token> head, int open) {
    List<ArgumentSyntax> arguments = new ArrayList<>();
    for (List<Token> part : inPairs(Heads.group(head, open))) {
      if (!part.isEmpty()) {
        arguments.add(argument(part));
      }
    }
    return arguments;
  }

  /** Returns {@code %a: f32} and {@code %b: i32} for {@code %a, %b: f32, i32}, else the parts. */
  static List<List<Token>> inPairs(List<List<Token>> parts) {
    int count = parts.size() / 2 + 1;
    boolean grouped = parts.size() > 2 && parts.size() == 2 * count - 1;
    for (int i = 0; i < parts.size() && grouped; i++) {
      List<Token> part = parts.get(i);
      boolean named = !part.isEmpty() && part.getFirst().is(TokenKind.VALUE_ID);
      boolean colon = part.size() > 2 && part.get(1).is(TokenKind.COLON);
      grouped =
          i < count - 1
              ? named && part.size() == 1
              : i == count - 1 ? named && colon : !named && !part.isEmpty();
    }
    if (!grouped) {
      return parts;
    }
    List<Token> middle = parts.get(count - 1);
    List<List<Token>> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Token> pair = new ArrayList<>();
      pair.add(parts.get(i).getFirst());
      pair.addAll(i == 0 ? middle.subList(2, middle.size()) : parts.get(count - 1 + i));
      pairs.add(pair);
    }
    return pairs;
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
