package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a function in whatever order and marks. */
final class ParameterList {
  private ParameterList() {}

  /** Returns them as MLIR writes them, parted by commas; null if one is not understood. */
  static @Nullable String of(List<Token> tokens) {
    String paired = paired(tokens);
    if (paired != null) {
      return paired;
    }
    List<String> all = new ArrayList<>();
    List<Integer> untyped = new ArrayList<>();
    for (List<Token> part : tokens.isEmpty() ? List.<List<Token>>of() : parts(tokens)) {
      boolean open = part.size() == 1 && part.getFirst().is(TokenKind.ELLIPSIS);
      if (part.isEmpty() || open) {
        continue;
      }
      String parameter = parameter(part);
      if (parameter == null) {
        return null;
      }
      if (parameter.indexOf(':') < 0) {
        untyped.add(all.size());
      } else {
        // As in other languages, one type serves all names before it.
        String type = parameter.substring(parameter.indexOf(':'));
        untyped.forEach(i -> all.set(i, all.get(i) + type));
        untyped.clear();
      }
      all.add(parameter);
    }
    return String.join(", ", all);
  }

  /** {@code %a, %b : f32, i32}: all names, then as many types. */
  private static @Nullable String paired(List<Token> tokens) {
    int colon = Heads.indexOf(tokens, TokenKind.COLON, 0);
    if (colon < 3 || colon + 3 >= tokens.size()) {
      return null;
    }
    List<List<Token>> names = Heads.split(tokens.subList(0, colon));
    List<List<Token>> types = Heads.split(tokens.subList(colon + 1, tokens.size()));
    List<String> all = new ArrayList<>();
    for (int i = 0; i < names.size() && names.size() == types.size(); i++) {
      TypeWords.Read type = types.get(i).isEmpty() ? null : TypeWords.at(types.get(i), 0);
      boolean plain = names.get(i).size() == 1 && names.get(i).getFirst().is(TokenKind.VALUE_ID);
      if (!plain || type == null || type.next() != types.get(i).size()) {
        return null;
      }
      all.add(names.get(i).getFirst().text() + ": " + type.text());
    }
    return all.isEmpty() ? null : String.join(", ", all);
  }

  /** Semicolons part parameters as well, and so does a name after a type. */
  private static List<List<Token>> parts(List<Token> tokens) {
    List<List<Token>> parts = new ArrayList<>();
    for (List<Token> part : Heads.split(tokens)) {
      int start = 0;
      for (int i = 0; i < part.size(); i++) {
        boolean semicolon = part.get(i).is(TokenKind.SEMICOLON);
        if (semicolon || (i > start + 1 && beginsParameter(part, i))) {
          parts.add(part.subList(start, i));
          start = semicolon ? i + 1 : i;
        }
      }
      parts.add(part.subList(start, part.size()));
    }
    return parts;
  }

  private static boolean beginsParameter(List<Token> part, int i) {
    return part.get(i).is(TokenKind.VALUE_ID)
        && i + 1 < part.size()
        && part.get(i + 1).is(TokenKind.COLON);
  }

  private static @Nullable String parameter(List<Token> part) {
    List<Token> rest = new ArrayList<>(part);
    int brace = Heads.indexOf(rest, TokenKind.LBRACE, 0);
    String attributes = "";
    if (brace > 0) {
      int end = Heads.afterGroup(rest, brace);
      attributes = " " + Heads.type(rest.subList(brace, end)).text();
      List<Token> others = new ArrayList<>(rest.subList(0, brace));
      others.addAll(rest.subList(end, rest.size()));
      rest = others;
    }
    rest = withoutBrackets(withoutSeparators(rest));
    for (int i = 0; i < rest.size(); i++) {
      TypeWords.Read type = TypeWords.at(rest, i);
      List<Token> names = new ArrayList<>(rest.subList(0, i));
      names.addAll(type == null ? List.of() : rest.subList(type.next(), rest.size()));
      if (type != null && names.size() == 1 && isName(names.getFirst())) {
        return sigil(names.getFirst()) + ": " + type.text() + attributes;
      }
    }
    boolean alone = rest.size() == 1 && rest.getFirst().is(TokenKind.VALUE_ID);
    if (alone) {
      return rest.getFirst().text() + attributes;
    }
    // Anything else is kept as it is, if it has the form of a parameter.
    boolean other =
        part.size() > 2 && part.get(0).is(TokenKind.VALUE_ID) && part.get(1).is(TokenKind.COLON);
    return other && isBalanced(part)
        ? part.get(0).text() + ": " + Heads.type(part.subList(2, part.size())).text()
        : null;
  }

  /** What stands in brackets belongs to a type: {@code strided<[1], offset: 4>}. */
  private static List<Token> withoutSeparators(List<Token> part) {
    List<Token> rest = new ArrayList<>();
    int depth = 0;
    for (int i = 0; i < part.size(); i++) {
      depth += Heads.depthChange(part, i);
      if (depth > 0 || !isSeparator(part.get(i))) {
        rest.add(part.get(i));
      }
    }
    return rest;
  }

  /** {@code %w<i32>}, {@code %w[i32]}. */
  private static List<Token> withoutBrackets(List<Token> part) {
    boolean opens =
        part.size() > 3
            && part.getFirst().is(TokenKind.VALUE_ID)
            && switch (part.get(1).kind()) {
              case LESS, LBRACKET, LPAREN -> true;
              default -> false;
            };
    TypeWords.Read type = opens ? TypeWords.at(part, 2) : null;
    if (type == null || type.next() != part.size() - 1) {
      return part;
    }
    List<Token> rest = new ArrayList<>(part.subList(0, 1));
    rest.addAll(part.subList(2, part.size() - 1));
    return rest;
  }

  private static boolean isBalanced(List<Token> part) {
    return IntStream.range(0, part.size()).map(i -> Heads.depthChange(part, i)).sum() == 0;
  }

  /** Between a name and its type, in MLIR or another language. */
  private static boolean isSeparator(Token token) {
    return token.is(TokenKind.COLON)
        || token.is(TokenKind.EQUAL)
        || token.text().equals("$")
        || token.is(TokenKind.COLON_COLON)
        || token.isWord("as")
        || token.isWord("of");
  }

  static boolean isName(Token token) {
    return switch (token.kind()) {
      case VALUE_ID, BARE_ID, SYMBOL -> true;
      default -> false;
    };
  }

  private static String sigil(Token name) {
    return "%" + (name.is(TokenKind.BARE_ID) ? name.text() : name.text().substring(1));
  }
}
