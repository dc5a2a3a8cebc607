package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tokens of a text as they are, before statements and regions are told apart. */
final class TokenGroups {
  private TokenGroups() {}

  /** The tokens without trivia, and for each brace the one that closes it; once a tree. */
  private record Code(List<Token> tokens, Map<Integer, Integer> closing, Set<TokenKind> kinds) {
    static Code of(SyntaxTree tree) {
      List<Token> tokens = tree.tokens().stream().filter(it -> !it.kind().isTrivia()).toList();
      Set<TokenKind> kinds = EnumSet.noneOf(TokenKind.class);
      Map<Integer, Integer> closing = new HashMap<>();
      Deque<Integer> open = new ArrayDeque<>();
      for (int i = 0; i < tokens.size(); i++) {
        kinds.add(tokens.get(i).kind());
        if (tokens.get(i).is(TokenKind.LBRACE)) {
          open.push(i);
        } else if (tokens.get(i).is(TokenKind.RBRACE) && !open.isEmpty()) {
          closing.put(open.pop(), i);
        }
      }
      return new Code(tokens, closing, kinds);
    }
  }

  /** Returns the tokens without trivia. */
  static List<Token> code(SyntaxTree tree) {
    return tree.analysis(Code.class, Code::of).tokens();
  }

  /** Returns whether one of the tokens without trivia is of one of these kinds. */
  static boolean hasAny(SyntaxTree tree, Set<TokenKind> kinds) {
    return !Collections.disjoint(tree.analysis(Code.class, Code::of).kinds(), kinds);
  }

  /** Returns the index of the brace that closes the one at {@code open}, or -1. */
  static int closing(SyntaxTree tree, int open) {
    return tree.analysis(Code.class, Code::of).closing().getOrDefault(open, -1);
  }
}
