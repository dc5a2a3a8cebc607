package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Expectation;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A number given to a name without arith.constant: {@code %two = 2.0 : f32}. */
final class LiteralDefinition extends OperationRule {
  LiteralDefinition() {
    super("NJ063", "literal-definition");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    boolean literal =
        op.nameToken() == null
            && op.results().size() == 1
            && !body.isEmpty()
            && body.getLast().kind().isNumber()
            && (body.size() == 1 || (body.size() == 2 && body.getFirst().is(TokenKind.MINUS)));
    if (!literal) {
      return null;
    }
    Diagnostic found = error(Heads.span(body), "a number becomes a value by arith.constant");
    Edit operation = Edit.insert(body.getFirst().start(), "arith.constant ");
    if (!op.typeTokens().isEmpty()) {
      return found.safely("add arith.constant", operation);
    }
    String type = op.colon() == null ? wanted(op, tree) : null;
    return type == null
        ? found
        : found.safely(
            "add arith.constant and the type that its uses want",
            List.of(operation, Edit.insert(body.getLast().end(), " : " + type)));
  }

  private static @Nullable String wanted(OperationSyntax op, SyntaxTree tree) {
    Set<String> types = new HashSet<>();
    for (Use use : Scope.of(tree).uses(op.results().getFirst().name())) {
      String type = Expectation.of(tree).at(use.operation(), use.token());
      if (type != null) {
        types.add(type);
      }
    }
    String type = types.size() == 1 ? types.iterator().next() : null;
    return type != null && Types.isScalar(type) && !type.equals("i1") ? type : null;
  }
}
