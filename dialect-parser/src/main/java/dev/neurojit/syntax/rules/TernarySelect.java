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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A choice written as {@code %c ? %a : %b}, with {@code arith.select} before it or without. */
final class TernarySelect extends OperationRule {
  TernarySelect() {
    super("NJ014", "ternary-select");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean bare = op.nameToken() == null && op.results().size() == 1;
    if (!bare && !op.name().equals("arith.select") && !op.name().equals("select")) {
      return null;
    }
    List<Token> body = op.body();
    int question = Heads.indexOf(body, TokenKind.QUESTION, 0);
    int colon = question < 0 ? -1 : Heads.indexOf(body, TokenKind.COLON, question);
    if (question != 1 || colon != 3 || body.size() != 5 || !isOperand(body.get(0))) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    if (bare) {
      edits.add(Edit.insert(body.getFirst().start(), "arith.select "));
    }
    edits.add(new Edit(from(body.get(0), body.get(1)), ","));
    edits.add(new Edit(from(body.get(2), body.get(3)), ","));
    Span span = Heads.span(body);
    return error(span, "MLIR has no '? :' operator; arith.select takes its operands with commas")
        .safely("write the operands with commas", edits);
  }

  private static boolean isOperand(Token token) {
    return token.is(TokenKind.VALUE_ID) || token.is(TokenKind.BARE_ID);
  }

  /** From the end of an operand to the end of the mark after it, blanks included. */
  private static Span from(Token operand, Token mark) {
    return new Span(operand.end(), mark.end());
  }
}
