package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An arrow where a colon belongs: {@code arith.addf %x, %y -> f32}, {@code return %r -> f32}. */
final class TypeMark extends OperationRule {
  TypeMark() {
    super("NJ084", "type-mark");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.name().equals("scf.execute_region")) {
      return scope(op);
    }
    boolean takes =
        switch (op.form()) {
          case UNARY, BINARY, TERNARY, CMP, SELECT, RETURN, YIELD -> op.colon() == null;
          default -> false;
        };
    List<Token> body = op.body();
    int arrow = takes ? Heads.indexOf(body, TokenKind.ARROW, 0) : -1;
    if (arrow < 1 || arrow + 1 >= body.size()) {
      return null;
    }
    String written = Heads.type(body.subList(arrow + 1, body.size())).text();
    String operands = OperationTypes.ofOperands(op, tree);
    boolean list = op.form() == OpForm.RETURN || op.form() == OpForm.YIELD;
    boolean agrees = list || operands == null || operands.equals(written);
    boolean namesResult = operands != null && written.equals(Types.comparison(operands));
    Token mark = body.get(arrow);
    Diagnostic found = error(mark.span(), "a colon stands before the type");
    if (op.form() == OpForm.CMP && namesResult && operands != null) {
      Span span = mark.span().to(body.getLast().span());
      return found.safely("write the type of the operands", new Edit(span, ": " + operands));
    }
    return agrees ? found.safely("write ':'", new Edit(mark.span(), ":")) : found;
  }

  /** {@code scf.execute_region : f64 {...}}. */
  private @Nullable Diagnostic scope(OperationSyntax op) {
    Token colon = op.colon();
    boolean typed = colon != null && op.body().isEmpty() && !op.types().isEmpty();
    boolean before = typed && op.head().getLast().is(TokenKind.REGION);
    return before && colon != null && op.types().size() == op.results().size()
        ? error(colon.span(), "an arrow stands before the types of the results")
            .safely("write '->'", new Edit(colon.span(), "->"))
        : null;
  }
}
