package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** As many values as a map or set takes, but symbols among the dimensions, or the reverse. */
final class AffineOperands extends OperationRule {
  private static final Set<String> OPERATIONS =
      Set.of("affine.apply", "affine.min", "affine.max", "affine.if", "affine.for");

  AffineOperands() {
    super("NJ242", "affine-operands");
  }

  /** How many values a map takes in parentheses, and how many in brackets. */
  private record Arity(int dimensions, int symbols) {
    /** Reads {@code (d0, d1)[s0] -> ...} from its first token. */
    static @Nullable Arity at(List<Token> tokens, int i) {
      int close = i < tokens.size() && tokens.get(i).is(TokenKind.LPAREN) ? after(tokens, i) : -1;
      if (close < 0) {
        return null;
      }
      boolean bracket = close < tokens.size() && tokens.get(close).is(TokenKind.LBRACKET);
      int end = bracket ? after(tokens, close) : close;
      return end < 0
          ? null
          : new Arity(
              names(tokens.subList(i, close)), bracket ? names(tokens.subList(close, end)) : 0);
    }

    private static int after(List<Token> tokens, int open) {
      int i = open + 1;
      while (i < tokens.size()
          && (tokens.get(i).is(TokenKind.BARE_ID) || tokens.get(i).is(TokenKind.COMMA))) {
        i++;
      }
      TokenKind close =
          tokens.get(open).is(TokenKind.LPAREN) ? TokenKind.RPAREN : TokenKind.RBRACKET;
      return i < tokens.size() && tokens.get(i).is(close) ? i + 1 : -1;
    }

    private static int names(List<Token> tokens) {
      return (int) tokens.stream().filter(it -> it.is(TokenKind.BARE_ID)).count();
    }
  }

  /** The maps and sets that have a name. */
  private record Aliases(Map<String, Arity> arities) {
    static Aliases of(SyntaxTree tree) {
      Map<String, Arity> arities = new HashMap<>();
      List<Token> tokens = TokenGroups.code(tree);
      for (int i = 0; i + 4 < tokens.size(); i++) {
        boolean defines =
            tokens.get(i).is(TokenKind.ATTRIBUTE_ALIAS)
                && tokens.get(i + 1).is(TokenKind.EQUAL)
                && tokens.get(i + 2).text().startsWith("affine_");
        Arity arity = defines ? Arity.at(tokens, i + 4) : null;
        if (arity != null) {
          arities.put(tokens.get(i).text(), arity);
        }
      }
      return new Aliases(arities);
    }
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (!OPERATIONS.contains(op.name())) {
      return null;
    }
    List<Token> head = op.head();
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i + 1 < head.size(); i++) {
      boolean written =
          head.get(i).text().startsWith("affine_") && head.get(i + 1).is(TokenKind.LESS);
      if (written) {
        values(head, Heads.afterGroup(head, i + 1), Arity.at(head, i + 2), edits);
      } else if (head.get(i).is(TokenKind.ATTRIBUTE_ALIAS)) {
        Map<String, Arity> known = tree.analysis(Aliases.class, Aliases::of).arities();
        values(head, i + 1, known.get(head.get(i).text()), edits);
      }
    }
    return together(
        edits, "the values of dimensions stand in '()', those of symbols in '[]' after it", "");
  }

  /** The groups of values that begin at {@code from}. */
  private static void values(List<Token> head, int from, @Nullable Arity arity, List<Edit> edits) {
    List<String> names = new ArrayList<>();
    StringBuilder written = new StringBuilder();
    int end = from;
    while (end < head.size() && opens(head.get(end))) {
      int next = Heads.afterGroup(head, end);
      for (Token token : head.subList(end, next)) {
        boolean known = token.is(TokenKind.VALUE_ID) || token.is(TokenKind.COMMA) || isMark(token);
        if (!known) {
          return;
        }
        written.append(token.is(TokenKind.COMMA) ? ", " : token.text());
        if (token.is(TokenKind.VALUE_ID)) {
          names.add(token.text());
        }
      }
      end = next;
    }
    if (arity == null || end == from || names.size() != arity.dimensions() + arity.symbols()) {
      return;
    }
    List<String> first = names.subList(0, arity.dimensions());
    List<String> rest = names.subList(arity.dimensions(), names.size());
    String right = "(" + String.join(", ", first) + ")";
    right += rest.isEmpty() ? "" : "[" + String.join(", ", rest) + "]";
    if (!right.contentEquals(written) && !(right + "[]").contentEquals(written)) {
      Span span = head.get(from).span().to(head.get(end - 1).span());
      edits.add(new Edit(span, right));
    }
  }

  private static boolean opens(Token token) {
    return token.is(TokenKind.LPAREN) || token.is(TokenKind.LBRACKET);
  }

  private static boolean isMark(Token token) {
    return opens(token) || token.is(TokenKind.RPAREN) || token.is(TokenKind.RBRACKET);
  }
}
