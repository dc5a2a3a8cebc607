package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types before the operands, as in LLVM IR: {@code arith.addf f32 %x, %y}. */
final class TypeFirst extends OperationRule {
  TypeFirst() {
    super("NJ085", "type-first");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean takes =
        switch (op.form()) {
          case UNARY, BINARY, TERNARY, CMP, SELECT, RETURN, YIELD, CONSTANT -> true;
          default -> false;
        };
    List<Token> body = takes ? op.body() : List.of();
    List<Edit> edits = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (int i = 0; i + 1 < body.size(); i++) {
      Token next = body.get(i + 1);
      boolean operand =
          next.is(TokenKind.VALUE_ID) || next.kind().isNumber() || next.is(TokenKind.MINUS);
      String type = type(body.get(i));
      if (operand && type != null) {
        types.add(type);
        edits.add(Edit.delete(new Span(body.get(i).start(), next.start())));
      }
    }
    if (edits.isEmpty()) {
      return null;
    }
    boolean list = op.form() == OpForm.RETURN || op.form() == OpForm.YIELD;
    if (op.colon() == null) {
      String text = list ? String.join(", ", types) : types.getLast();
      edits.add(Edit.insert(body.getLast().end(), " : " + text));
    }
    return error(edits.getFirst().span(), "MLIR names the type after the operands")
        .safely("move it there", edits);
  }

  private static @Nullable String type(Token token) {
    if (!token.is(TokenKind.BARE_ID)) {
      return null;
    }
    return Types.isScalar(token.text()) ? token.text() : CTypes.meant(token.text());
  }
}
