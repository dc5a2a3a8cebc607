package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An operation in generic form whose type is not that of a function. */
final class GenericSignature extends DefectRule {
  GenericSignature() {
    super("NJ091", "generic-signature");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return tree.operations().stream()
        .filter(op -> op.isGeneric() && op.regions().isEmpty())
        .map(op -> check(op, tree))
        .filter(Objects::nonNull);
  }

  private @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean ends = op.name().equals("func.return") || op.name().equals("scf.yield");
    boolean elementwise =
        switch (OpTable.form(op.name())) {
          case UNARY, BINARY, TERNARY -> op.results().size() == 1;
          default -> false;
        };
    List<Token> types = op.typeTokens();
    boolean incomplete = Heads.indexOf(types, TokenKind.ARROW, 0) < 0;
    List<String> operands = new ArrayList<>();
    for (Token operand : op.operands()) {
      operands.add(String.valueOf(Scope.of(tree).typeOf(operand)));
    }
    if (!incomplete || !(ends || elementwise) || operands.isEmpty() || operands.contains("null")) {
      return null;
    }
    String right = "(" + String.join(", ", operands) + ") -> ";
    String signature = right + (ends ? "()" : result(op, operands));
    Diagnostic found = error(op.headSpan(), "the generic form ends in a function type");
    if (op.colon() == null) {
      return found.safely("add it", Edit.insert(op.span().end(), " : " + signature));
    }
    return types.isEmpty()
        ? null
        : found.safely("write it", new Edit(Heads.span(types), signature));
  }

  private static String result(OperationSyntax op, List<String> operands) {
    return op.name().startsWith("math.is")
        ? Types.comparison(operands.getFirst())
        : operands.getFirst();
  }
}
