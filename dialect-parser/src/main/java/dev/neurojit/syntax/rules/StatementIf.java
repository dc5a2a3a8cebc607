package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.TokenKind;

/** An scf.if written as the statement of another language: in a function's body, no results. */
final class StatementIf {
  private StatementIf() {}

  /** Returns whether an operation is one, with a condition and so many branches. */
  static boolean is(OperationSyntax op, int branches) {
    OperationSyntax parent = op.parent();
    return op.form() == OpForm.IF
        && parent != null
        && parent.form() == OpForm.FUNC
        && op.results().isEmpty()
        && op.regions().size() == branches
        && !op.body().isEmpty()
        && Heads.indexOf(op.body(), TokenKind.ARROW, 0) < 0;
  }
}
