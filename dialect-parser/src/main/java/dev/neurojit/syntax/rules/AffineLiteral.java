package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An affine map or set with the other's mark or word, or without parentheses or angles. */
final class AffineLiteral extends TokenRule {
  private static final Set<String> WORDS =
      Set.of("affine_map", "affine_set", "affine.map", "affine.set", "affinemap", "affineset");

  private static final int SHORTEST = 4;

  /** So many tokens are looked at for the end. */
  private static final int LONGEST = 256;

  AffineLiteral() {
    super("NJ188", "affine-literal", TokenKind.BARE_ID, TokenKind.ATTRIBUTE_ALIAS);
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int i, SyntaxTree tree) {
    List<Token> near = tokens.subList(i, Math.min(tokens.size(), i + LONGEST));
    if (near.size() < SHORTEST) {
      return null;
    }
    boolean word = WORDS.contains(near.get(0).text()) && near.get(1).is(TokenKind.LESS);
    return isOpen(near) ? open(near) : word ? written(near) : isOld(near) ? old(near) : null;
  }

  /** {@code #map = (d0) -> (d0 + 1)}, as long ago. */
  private static boolean isOld(List<Token> near) {
    return near.get(0).is(TokenKind.ATTRIBUTE_ALIAS)
        && near.get(0).lineStart()
        && near.get(1).is(TokenKind.EQUAL)
        && near.get(2).is(TokenKind.LPAREN);
  }

  /** {@code #map = affine_map<(d0) -> (d0)}, {@code #map = affine_map(d0) -> (d0)}. */
  private static boolean isOpen(List<Token> near) {
    boolean begins =
        near.get(0).is(TokenKind.ATTRIBUTE_ALIAS)
            && near.get(0).lineStart()
            && near.get(1).is(TokenKind.EQUAL)
            && WORDS.contains(near.get(2).text());
    int end = begins ? lineEnd(near) : 0;
    return end > 6 && near.get(end - 1).is(TokenKind.RPAREN);
  }

  private static int lineEnd(List<Token> near) {
    int end = 1;
    while (end < near.size() && !near.get(end).lineStart()) {
      end++;
    }
    return end;
  }

  private @Nullable Diagnostic open(List<Token> near) {
    int end = lineEnd(near);
    boolean angle = near.get(3).is(TokenKind.LESS);
    if (end == LONGEST || Parts.of(near.subList(angle ? 4 : 3, end)) == null) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    if (!angle) {
      edits.add(Edit.insert(near.get(2).end(), "<"));
    }
    edits.add(Edit.insert(near.get(end - 1).end(), ">"));
    return found(near.subList(2, end), edits);
  }

  private @Nullable Diagnostic old(List<Token> near) {
    int end = 3;
    while (end < near.size() && !near.get(end).lineStart()) {
      end++;
    }
    List<Token> literal = near.subList(2, end);
    Parts parts = Parts.of(literal);
    boolean typed = literal.stream().anyMatch(it -> Types.isScalar(it.text()));
    if (parts == null || typed || end == LONGEST) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    edits.add(
        Edit.insert(literal.getFirst().start(), parts.isSet() ? "affine_set<" : "affine_map<"));
    parts.mend(parts.isSet(), edits);
    edits.add(Edit.insert(literal.getLast().end(), ">"));
    return found(literal, edits);
  }

  private @Nullable Diagnostic written(List<Token> near) {
    int end = end(near);
    Parts parts = end < 0 ? null : Parts.of(near.subList(2, end));
    if (parts == null) {
      return null;
    }
    String word = near.get(0).text();
    boolean set = parts.isSet() || (word.endsWith("set") && parts.mark().is(TokenKind.COLON));
    String right = set ? "affine_set" : "affine_map";
    List<Edit> edits = new ArrayList<>();
    if (!word.equals(right)) {
      edits.add(new Edit(near.get(0).span(), right));
    }
    parts.mend(set, edits);
    return edits.isEmpty() ? null : found(near.subList(0, end + 1), edits);
  }

  private Diagnostic found(List<Token> literal, List<Edit> edits) {
    Span span = literal.getFirst().span().to(literal.getLast().span());
    return error(span, "a map reads affine_map<(d0) -> (d0)>, a set affine_set<(d0) : (d0 >= 0)>")
        .safely("write it so", edits);
  }

  /** The index of the angle that closes the literal, or -1. */
  private static int end(List<Token> near) {
    int depth = 0;
    for (int i = 2; i < near.size(); i++) {
      switch (near.get(i).kind()) {
        case LPAREN, LBRACKET -> depth++;
        case RPAREN, RBRACKET -> depth--;
        case LBRACE, RBRACE -> {
          return -1;
        }
        case GREATER -> {
          if (depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  /** Names before the mark, results after it. */
  private record Parts(List<Token> names, Token mark, List<Token> results) {
    static @Nullable Parts of(List<Token> literal) {
      int mark = 0;
      while (mark < literal.size()
          && !literal.get(mark).is(TokenKind.ARROW)
          && !literal.get(mark).is(TokenKind.COLON)) {
        mark++;
      }
      return mark == 0
              || mark + 1 >= literal.size()
              || !literal.subList(0, mark).stream().allMatch(Parts::isName)
          ? null
          : new Parts(
              literal.subList(0, mark),
              literal.get(mark),
              literal.subList(mark + 1, literal.size()));
    }

    private static boolean isName(Token token) {
      return switch (token.kind()) {
        case LPAREN, RPAREN, LBRACKET, RBRACKET, COMMA, BARE_ID, VALUE_ID -> true;
        default -> false;
      };
    }

    boolean isSet() {
      return results.stream()
          .anyMatch(
              it -> it.is(TokenKind.RELATION) || it.is(TokenKind.LESS) || it.is(TokenKind.GREATER));
    }

    void mend(boolean set, List<Edit> edits) {
      boolean bare =
          !names.getFirst().is(TokenKind.LPAREN) && !names.getFirst().is(TokenKind.LBRACKET);
      if (bare) {
        edits.add(Edit.insert(names.getFirst().start(), "("));
      }
      names.forEach(it -> sigil(it, edits));
      if (bare) {
        edits.add(Edit.insert(names.getLast().end(), ")"));
      }
      if (mark.is(TokenKind.ARROW) == set) {
        edits.add(new Edit(mark.span(), set ? ":" : "->"));
      }
      boolean open = AffineExpression.bare(results).size() == results.size();
      boolean none = results.size() == 2 && results.getFirst().is(TokenKind.LPAREN);
      boolean list = results.getFirst().is(TokenKind.LPAREN) && closesAtEnd();
      if (open && !none && !list) {
        edits.add(Edit.insert(results.getFirst().start(), "("));
      }
      results.forEach(it -> sigil(it, edits));
      if (open && !none && !list) {
        edits.add(Edit.insert(results.getLast().end(), ")"));
      }
    }

    private boolean closesAtEnd() {
      int depth = 0;
      for (int i = 0; i < results.size(); i++) {
        depth += results.get(i).is(TokenKind.LPAREN) ? 1 : 0;
        depth -= results.get(i).is(TokenKind.RPAREN) ? 1 : 0;
        if (depth == 0) {
          return i == results.size() - 1;
        }
      }
      return false;
    }

    /** {@code (%i) -> (%i + 1)}: the names of a map have no sigils. */
    private static void sigil(Token token, List<Edit> edits) {
      if (token.is(TokenKind.VALUE_ID) && Character.isLetter(token.text().charAt(1))) {
        edits.add(Edit.delete(new Span(token.start(), token.start() + 1)));
      }
    }
  }
}
