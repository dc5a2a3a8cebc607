package dev.neurojit.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of a statement without what stands in brackets deeper than the recursive grammar should
 * go. What is left out has been checked here, with a stack of its own, for all that the grammar
 * asks of it there: that brackets match and that no token is foreign.
 *
 * @param head the tokens up to that depth, deeper pairs of brackets left out with what they hold
 * @param misplaced the first token that cannot stand where it does, null without one
 */
record DeepBrackets(List<Token> head, @Nullable Token misplaced) {
  /** The grammar takes some hundred bytes of stack a level; people nest to a tenth of this. */
  static final int DEEPEST = 200;

  static DeepBrackets fold(List<Token> head) {
    if (head.size() <= DEEPEST) {
      return new DeepBrackets(head, null);
    }
    List<Token> kept = new ArrayList<>();
    Deque<Token> open = new ArrayDeque<>();
    for (Token token : head) {
      boolean opens = closer(token.kind()) != null;
      if (open.size() < DEEPEST) {
        kept.add(token);
        if (opens) {
          open.push(token);
        } else if (isCloser(token.kind())) {
          close(open, token);
        }
      } else if (opens) {
        open.push(token);
      } else if (isCloser(token.kind())) {
        boolean matches = close(open, token);
        if (open.size() < DEEPEST) {
          kept.add(token);
        } else if (!matches) {
          return new DeepBrackets(kept, token);
        }
      } else if (isForeign(token.kind())) {
        return new DeepBrackets(kept, token);
      }
    }
    return new DeepBrackets(kept, null);
  }

  /** Closes the innermost bracket; a {@code <} over another one is a sign and opened nothing. */
  private static boolean close(Deque<Token> open, Token token) {
    while (!open.isEmpty() && open.element().is(TokenKind.LESS) && !token.is(TokenKind.GREATER)) {
      open.pop();
    }
    boolean matches = !open.isEmpty() && closer(open.element().kind()) == token.kind();
    if (matches) {
      open.pop();
    }
    return matches;
  }

  private static @Nullable TokenKind closer(TokenKind kind) {
    return switch (kind) {
      case LPAREN -> TokenKind.RPAREN;
      case LBRACKET -> TokenKind.RBRACKET;
      case LBRACE -> TokenKind.RBRACE;
      case LESS -> TokenKind.GREATER;
      default -> null;
    };
  }

  private static boolean isCloser(TokenKind kind) {
    return switch (kind) {
      case RPAREN, RBRACKET, RBRACE, GREATER -> true;
      default -> false;
    };
  }

  private static boolean isForeign(TokenKind kind) {
    return switch (kind) {
      case FENCE, SEMICOLON, FOREIGN, FOREIGN_NUMBER, FOREIGN_STRING -> true;
      default -> false;
    };
  }
}
