package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A vector turned round or put behind another, which vector.shuffle does. */
final class VectorRearrangement extends OperationRule {
  private static final Set<String> TURNS =
      Set.of("vector.reverse", "vector.rev", "vector.flip", "vector.reversed");
  private static final Set<String> JOINS =
      Set.of("vector.concat", "vector.concatenate", "vector.cat", "vector.join", "vector.append");

  /** Longer vectors are not written out. */
  private static final int LONGEST = 64;

  VectorRearrangement() {
    super("NJ342", "vector-rearrangement");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean turns = TURNS.contains(op.name());
    Token name = turns || JOINS.contains(op.name()) ? op.nameToken() : null;
    if (name == null) {
      return null;
    }
    List<Token> values = op.operands();
    boolean plain =
        op.body().stream().allMatch(it -> it.is(TokenKind.VALUE_ID) || it.is(TokenKind.COMMA));
    if (values.size() != (turns ? 1 : 2) || !plain || op.results().size() != 1) {
      return null;
    }
    Shape left = row(values.getFirst(), tree);
    Shape right = row(values.getLast(), tree);
    if (left == null || right == null || !left.element().equals(right.element())) {
      return null;
    }
    int first = length(left);
    int all = turns ? first : first + length(right);
    List<String> known = List.of(type(left, first), type(right, length(right)), type(left, all));
    if (!isOfTypes(op, known)) {
      return null;
    }
    List<Integer> order = IntStream.range(0, all).boxed().collect(Collectors.toList());
    if (turns) {
      Collections.reverse(order);
    }
    String shuffle =
        "vector.shuffle %s, %s %s : %s, %s"
            .formatted(
                values.getFirst().text(),
                values.getLast().text(),
                order,
                type(left, first),
                type(right, length(right)));
    Token last = op.typeTokens().isEmpty() ? op.body().getLast() : op.typeTokens().getLast();
    return error(name.span(), "there is no operation '" + op.name() + "'; vector.shuffle does this")
        .safely("write " + shuffle, new Edit(name.span().to(last.span()), shuffle));
  }

  /** A vector of one dimension whose length is known and small, or null. */
  private static @Nullable Shape row(Token value, SyntaxTree tree) {
    Shape shape = Shape.of(Scope.of(tree).typeOf(value));
    boolean row = shape != null && shape.kind().equals("vector") && shape.rank() == 1;
    return row && shape != null && shape.dimensions().getFirst().matches("[1-9][0-9]?")
        ? length(shape) > LONGEST ? null : shape
        : null;
  }

  private static int length(Shape shape) {
    return Integer.parseInt(shape.dimensions().getFirst());
  }

  private static String type(Shape shape, int length) {
    return "vector<" + length + "x" + shape.element() + ">";
  }

  /** Whether nothing is written behind the colon but types of operands and result. */
  private static boolean isOfTypes(OperationSyntax op, List<String> known) {
    List<Token> tokens = op.typeTokens();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      TypeWords.Read type = TypeWords.at(tokens, i);
      boolean mark =
          switch (token.kind()) {
            case LPAREN, RPAREN, COMMA, ARROW -> true;
            default -> token.isWord("to") || token.isWord("into");
          };
      if (type != null && known.contains(type.text().replace(" ", ""))) {
        i = type.next() - 1;
      } else if (!mark) {
        return false;
      }
    }
    return true;
  }
}
