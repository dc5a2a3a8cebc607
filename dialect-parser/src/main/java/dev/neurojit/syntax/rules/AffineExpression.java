package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads expressions over index values as those of an affine map or set over d0, d1 and so on. */
final class AffineExpression {
  private static final Set<String> OPERATORS = Set.of("mod", "floordiv", "ceildiv");

  private final SyntaxTree tree;
  private final List<String> values = new ArrayList<>();

  AffineExpression(SyntaxTree tree) {
    this.tree = tree;
  }

  /** Returns what the dimensions stand for, in their order: {@code (%i, %j)}. */
  String operands() {
    return "(" + String.join(", ", values) + ")";
  }

  /** Returns the dimensions: {@code (d0, d1)}. */
  String dimensions() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      names.add("d" + i);
    }
    return "(" + String.join(", ", names) + ")";
  }

  /** Returns the expression in terms of the dimensions; null if it is none. */
  @Nullable String read(List<Token> tokens) {
    StringBuilder text = new StringBuilder();
    for (Token token : tokens) {
      String piece =
          switch (token.kind()) {
            case VALUE_ID -> dimension(token);
            case INTEGER, LPAREN, RPAREN -> token.text();
            case PLUS, MINUS, STAR -> " " + token.text() + " ";
            default -> OPERATORS.contains(token.text()) ? " " + token.text() + " " : null;
          };
      if (piece == null) {
        return null;
      }
      text.append(piece);
    }
    return text.isEmpty() ? null : text.toString().strip();
  }

  private @Nullable String dimension(Token value) {
    if (!"index".equals(Scope.of(tree).typeOf(value))) {
      return null;
    }
    if (!values.contains(value.text())) {
      values.add(value.text());
    }
    return "d" + values.indexOf(value.text());
  }

  /** Returns conditions that all have to hold, as the constraints of a set; null if they are no. */
  @Nullable String constraints(List<Token> tokens) {
    List<Token> inside = bare(tokens);
    List<String> constraints = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= inside.size(); i++) {
      if (i == inside.size() || isAnd(inside, i)) {
        if (!constraint(bare(inside.subList(start, i)), constraints)) {
          return null;
        }
        boolean two = i < inside.size() && inside.get(i).text().equals("&");
        i += two ? 1 : 0;
        start = i + 1;
      }
    }
    return String.join(", ", constraints);
  }

  private static boolean isAnd(List<Token> tokens, int i) {
    boolean twice = i + 1 < tokens.size() && tokens.get(i + 1).text().equals("&");
    return tokens.get(i).is(TokenKind.COMMA)
        || tokens.get(i).isWord("and")
        || (twice && tokens.get(i).text().equals("&"));
  }

  /** {@code 0 <= %i < 8} is two constraints. */
  private boolean constraint(List<Token> tokens, List<String> constraints) {
    List<String> sides = new ArrayList<>();
    List<String> relations = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      if (i < tokens.size() && !isRelation(tokens.get(i))) {
        continue;
      }
      String side = read(tokens.subList(start, i));
      if (side == null) {
        return false;
      }
      sides.add(side);
      start = i + 1;
      if (i < tokens.size()) {
        relations.add(tokens.get(i).text());
      }
    }
    for (int i = 0; i < relations.size(); i++) {
      String text = text(sides.get(i), relations.get(i), sides.get(i + 1));
      if (text == null) {
        return false;
      }
      constraints.add(text);
    }
    return !relations.isEmpty();
  }

  private static boolean isRelation(Token token) {
    return token.is(TokenKind.RELATION) || token.is(TokenKind.LESS) || token.is(TokenKind.GREATER);
  }

  private static @Nullable String text(String left, String relation, String right) {
    return switch (relation) {
      case ">=", "<=", "==" -> left + " " + relation + " " + right;
      case ">" -> left + " - (" + right + ") - 1 >= 0";
      case "<" -> right + " - (" + left + ") - 1 >= 0";
      default -> null;
    };
  }

  /** Without parentheses around the whole. */
  static List<Token> bare(List<Token> tokens) {
    boolean around =
        tokens.size() > 2
            && tokens.getFirst().is(TokenKind.LPAREN)
            && tokens.getLast().is(TokenKind.RPAREN)
            && closing(tokens) == tokens.size() - 1;
    return around ? bare(tokens.subList(1, tokens.size() - 1)) : tokens;
  }

  /** Angle brackets are relations here, unlike in {@link Heads#afterGroup}. */
  private static int closing(List<Token> tokens) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += tokens.get(i).is(TokenKind.LPAREN) ? 1 : 0;
      depth -= tokens.get(i).is(TokenKind.RPAREN) ? 1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
