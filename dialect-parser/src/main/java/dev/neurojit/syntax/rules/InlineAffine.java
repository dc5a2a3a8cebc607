package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression or a condition on values where an affine operation takes a map or a set. */
final class InlineAffine extends OperationRule {
  InlineAffine() {
    super("NJ186", "inline-affine");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || !op.name().startsWith("affine.")) {
      return null;
    }
    List<Token> head = op.head();
    int from = head.indexOf(name) + 1;
    int region = Heads.indexOf(head, TokenKind.REGION, from);
    List<Token> rest = head.subList(from, region < 0 ? head.size() : region);
    if (rest.isEmpty()) {
      return null;
    }
    return switch (op.name()) {
      case "affine.if" -> {
        List<Token> asked = upTo(rest, TokenKind.ARROW);
        yield isTruth(asked, tree)
            ? error(name.span(), "an affine.if asks a set; a value of i1 is scf.if's")
                .safely("write scf.if", branch(op, name))
            : condition(asked, tree);
      }
      case "affine.apply", "affine.min", "affine.max" -> expression(op, rest, tree);
      case "affine.for" -> bounds(rest, tree);
      default -> null;
    };
  }

  private static List<Edit> branch(OperationSyntax op, Token name) {
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(name.span(), "scf.if"));
    for (RegionSyntax region : op.regions()) {
      List<OperationSyntax> operations = region.blocks().getLast().operations();
      Token last = operations.isEmpty() ? null : operations.getLast().nameToken();
      if (last != null && last.isWord("affine.yield")) {
        edits.add(new Edit(last.span(), "scf.yield"));
      }
    }
    return edits;
  }

  private static boolean isTruth(List<Token> tokens, SyntaxTree tree) {
    return tokens.size() == 1
        && tokens.getFirst().is(TokenKind.VALUE_ID)
        && "i1".equals(Scope.of(tree).typeOf(tokens.getFirst()));
  }

  private static List<Token> upTo(List<Token> tokens, TokenKind kind) {
    int end = 0;
    while (end < tokens.size() && !tokens.get(end).is(kind)) {
      end++;
    }
    return tokens.subList(0, end);
  }

  /** {@code affine.if (%i - 4 >= 0)}. */
  private @Nullable Diagnostic condition(List<Token> tokens, SyntaxTree tree) {
    AffineExpression values = new AffineExpression(tree);
    String set = tokens.isEmpty() ? null : values.constraints(tokens);
    if (set == null) {
      return null;
    }
    String right = "affine_set<" + values.dimensions() + " : (" + set + ")>" + values.operands();
    return error(Heads.span(tokens), "the condition of an affine.if is a set of values")
        .safely("write it as one", replace(tokens, right, tree));
  }

  /** {@code affine.apply (%i * 3 + %j)}, {@code affine.min(%n, 8)}. */
  private @Nullable Diagnostic expression(OperationSyntax op, List<Token> rest, SyntaxTree tree) {
    List<Token> tokens = upTo(rest, TokenKind.COLON);
    List<List<Token>> parts = parts(tokens);
    boolean single = op.name().equals("affine.apply");
    String right = single == (parts.size() == 1) ? map(parts, tree) : null;
    return right == null
        ? null
        : error(Heads.span(tokens), op.name() + " takes a map and the values for it")
            .safely("write the map", replace(rest, right, tree));
  }

  private static List<List<Token>> parts(List<Token> tokens) {
    boolean group =
        !tokens.isEmpty()
            && tokens.getFirst().is(TokenKind.LPAREN)
            && Heads.afterGroup(tokens, 0) == tokens.size();
    return group ? Heads.group(tokens, 0) : tokens.isEmpty() ? List.of() : Heads.split(tokens);
  }

  private static @Nullable String map(List<List<Token>> parts, SyntaxTree tree) {
    AffineExpression values = new AffineExpression(tree);
    List<String> results = new ArrayList<>();
    for (List<Token> part : parts) {
      String text = values.read(part);
      if (text == null) {
        return null;
      }
      results.add(text);
    }
    String list = String.join(", ", results);
    return "affine_map<" + values.dimensions() + " -> (" + list + ")>" + values.operands();
  }

  /** {@code 0 to %n - 1}, {@code 0 to min(%n, 8)}. */
  private @Nullable Diagnostic bounds(List<Token> head, SyntaxTree tree) {
    int to = index(head, "to");
    boolean plain = to > 2 && head.get(1).is(TokenKind.EQUAL) && head.get(0).is(TokenKind.VALUE_ID);
    if (!plain) {
      return null;
    }
    int end = to + 1;
    while (end < head.size() && !head.get(end).isWord("step") && !isClause(head.get(end))) {
      end++;
    }
    List<Edit> edits = new ArrayList<>();
    bound(head.subList(2, to), tree, edits);
    bound(head.subList(to + 1, end), tree, edits);
    return together(edits, "a bound is a number, an index, or a map of some", "write the map");
  }

  private static boolean isClause(Token token) {
    return token.isWord("iter_args") || token.is(TokenKind.ARROW);
  }

  private static int index(List<Token> head, String word) {
    for (int i = 0; i < head.size(); i++) {
      if (head.get(i).isWord(word)) {
        return i;
      }
    }
    return -1;
  }

  private static void bound(List<Token> tokens, SyntaxTree tree, List<Edit> edits) {
    boolean chosen =
        tokens.size() > 4 && (tokens.get(0).isWord("min") || tokens.get(0).isWord("max"));
    List<Token> bare = chosen ? tokens.subList(1, tokens.size()) : AffineExpression.bare(tokens);
    boolean negative =
        tokens.size() == 2
            && tokens.get(0).is(TokenKind.MINUS)
            && tokens.get(1).is(TokenKind.INTEGER);
    boolean computed = chosen || (bare.size() > 2 && !negative);
    List<List<Token>> parts = chosen ? Heads.group(bare, 0) : List.of(bare);
    String right = computed && chosen == parts.size() > 1 ? map(parts, tree) : null;
    if (right != null) {
      edits.add(new Edit(Heads.span(tokens), (chosen ? tokens.get(0).text() + " " : "") + right));
    }
  }

  private static Edit replace(List<Token> tokens, String right, SyntaxTree tree) {
    int start = tokens.getFirst().start();
    boolean touches = tree.source().text().charAt(start - 1) != ' ';
    return new Edit(Heads.span(tokens), (touches ? " " : "") + right);
  }
}
