package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A comma before the indices or mask in brackets, or none where one belongs. */
final class BracketComma extends OperationRule {
  private static final Set<String> NAMES =
      Set.of(
          "vector.shuffle",
          "vector.extract",
          "vector.insert",
          "vector.load",
          "vector.store",
          "vector.maskedload",
          "vector.maskedstore",
          "vector.transfer_read",
          "vector.transfer_write",
          "vector.multi_reduction",
          "memref.load",
          "memref.store",
          "memref.subview",
          "tensor.extract",
          "tensor.insert",
          "affine.load",
          "affine.store",
          "affine.vector_load",
          "affine.vector_store");

  BracketComma() {
    super("NJ201", "bracket-comma");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    boolean none = NAMES.contains(op.name());
    boolean wanted = op.name().equals("vector.transpose");
    int open = none || wanted ? Heads.indexOf(body, TokenKind.LBRACKET, 0) : -1;
    if (open < 1) {
      return null;
    }
    Token before = body.get(open - 1);
    if (none
        && open > 1
        && before.is(TokenKind.COMMA)
        && body.get(open - 2).is(TokenKind.VALUE_ID)) {
      Span span =
          new Span(/* start= */ body.get(open - 2).end(), /* end= */ body.get(open).start());
      return error(before.span(), "no comma stands before the brackets of " + op.name())
          .safely("leave it out", new Edit(span, op.name().equals("vector.shuffle") ? " " : ""));
    }
    return wanted && before.is(TokenKind.VALUE_ID)
        ? error(before.span(), "a comma stands before the brackets of " + op.name())
            .safely("add it", Edit.insert(before.end(), ","))
        : null;
  }
}
