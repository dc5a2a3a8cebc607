package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * LLVM IR's order, the type before the operands: {@code fmul float %a, %b}, {@code ret float %y}.
 */
final class ForeignAssembly extends OperationRule {
  ForeignAssembly() {
    super("NJ038", "foreign-assembly");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    Token name = op.nameToken();
    if (name == null || name.text().indexOf('.') >= 0 || op.colon() != null || body.size() < 2) {
      return null;
    }
    String foreign = CTypes.meant(body.getFirst().text());
    String type = foreign == null ? body.getFirst().text() : foreign;
    List<List<Token>> operands = Heads.split(body.subList(1, body.size()));
    boolean plain =
        operands.stream()
            .allMatch(part -> part.size() == 1 && part.getFirst().is(TokenKind.VALUE_ID));
    if (!Types.isScalar(type) || !plain) {
      return null;
    }
    boolean returns = name.text().equals("ret") || name.text().equals("return");
    String meant = returns ? "return" : Concepts.meant(name.text(), type);
    if (meant == null || (operands.size() > 1 && returns)) {
      return null;
    }
    String text = meant + " " + OperationTypes.operandText(op) + " : " + type;
    Span span = new Span(name.start(), body.getLast().end());
    return error(span, "this is LLVM IR; MLIR names the type after the operands")
        .safely("write it as MLIR", new Edit(span, text));
  }
}
