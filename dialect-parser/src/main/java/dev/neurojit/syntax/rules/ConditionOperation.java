package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A comparison in the head of a branch: {@code scf.if arith.cmpf olt, %x, %y : f32 -> (f32)}. */
final class ConditionOperation extends OperationRule {
  ConditionOperation() {
    super("NJ168", "condition-operation");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.form() != OpForm.IF) {
      return null;
    }
    List<Token> head = op.head();
    Token name = op.nameToken();
    int from = name == null ? -1 : head.indexOf(name) + 1;
    int arrow = Heads.indexOf(head, TokenKind.ARROW, Math.max(from, 0));
    boolean typed = arrow > from + 4 && from > 0;
    if (!typed || OpTable.form(head.get(from).text()) != OpForm.CMP) {
      return null;
    }
    boolean called = head.get(from + 1).is(TokenKind.LPAREN);
    boolean colon = head.get(arrow - 2).is(TokenKind.COLON);
    List<Token> operands =
        head.subList(from, arrow).stream().filter(it -> it.is(TokenKind.VALUE_ID)).toList();
    if (called || !colon || operands.size() != 2) {
      return null;
    }
    Span span = head.get(from).span().to(head.get(arrow - 1).span());
    Source source = tree.source();
    String condition = Scope.of(tree).fresh("cond_" + source.lineAt(op.span().start()));
    String line =
        condition
            + (" = " + source.text(span))
            + source.lineEnd()
            + source.indentAt(op.span().start());
    return error(span, "the condition of a branch is a value")
        .safely(
            "compute it before",
            List.of(Edit.insert(op.span().start(), line), new Edit(span, condition)));
  }
}
