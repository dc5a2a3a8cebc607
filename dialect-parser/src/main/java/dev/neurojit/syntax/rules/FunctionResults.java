package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the results of a function, behind its parameters, in whatever marks. */
final class FunctionResults {
  private static final Set<String> RESULT_WORDS =
      Set.of("returns", "return", "void", "tuple", "Tuple", "None", "unit");

  private FunctionResults() {}

  /** Returns them with their arrow; empty without any, null if not understood. */
  static @Nullable String of(List<Token> tokens) {
    List<String> types = new ArrayList<>();
    int i = 0;
    while (i < tokens.size()) {
      Token token = tokens.get(i);
      TypeWords.Read type = TypeWords.at(tokens, i);
      boolean named =
          i + 1 < tokens.size()
              && ParameterList.isName(token)
              && tokens.get(i + 1).is(TokenKind.COLON);
      if (named) {
        i += 2;
      } else if (token.isWord("attributes") && i == 0 && followedByArrow(tokens)) {
        // Attributes before the results belong behind them.
        int brace = Heads.afterGroup(tokens, 1);
        String behind = of(tokens.subList(brace, tokens.size()));
        return behind == null ? null : behind + " " + attributes(tokens.subList(0, brace));
      } else if (type != null) {
        types.add(type.text());
        i = type.next();
      } else if (token.isWord("attributes") || token.isWord("loc")) {
        return list(types) + " " + attributes(tokens.subList(i, tokens.size()));
      } else if (isMark(token)) {
        i++;
      } else {
        return null;
      }
    }
    return list(types);
  }

  private static boolean followedByArrow(List<Token> tokens) {
    boolean braced = tokens.size() > 2 && tokens.get(1).is(TokenKind.LBRACE);
    int after = braced ? Heads.afterGroup(tokens, 1) : tokens.size();
    return after < tokens.size() && tokens.get(after).is(TokenKind.ARROW);
  }

  private static String attributes(List<Token> tokens) {
    return Heads.type(tokens).text().replaceFirst("^attributes ?= ?", "attributes ");
  }

  private static boolean isMark(Token token) {
    return switch (token.kind()) {
      case ARROW, COLON, LPAREN, RPAREN, COMMA, EQUAL, GREATER, LESS, LBRACKET, RBRACKET -> true;
      case STRING -> token.text().equals("\"None\"");
      default -> RESULT_WORDS.contains(token.text());
    };
  }

  private static String list(List<String> types) {
    return types.isEmpty()
        ? ""
        : types.size() == 1 ? " -> " + types.getFirst() : " -> (" + String.join(", ", types) + ")";
  }
}
