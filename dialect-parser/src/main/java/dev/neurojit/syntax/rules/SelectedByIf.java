package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A choice between values, which arith.select makes: {@code scf.if %c then %a else %b : f32}. */
final class SelectedByIf extends OperationRule {
  private static final Set<String> FIRST = Set.of("then", "?");
  private static final Set<String> SECOND = Set.of("else", "otherwise", ":");

  SelectedByIf() {
    super("NJ215", "selected-by-if");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    boolean choice =
        op.form() == OpForm.IF
            && op.regions().isEmpty()
            && op.results().size() == 1
            && op.types().size() == 1;
    List<Token> marks = choice ? marks(op) : List.of();
    if (marks.isEmpty() || name == null) {
      return null;
    }
    Token condition = op.body().getFirst();
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(name.span(), "arith.select"));
    for (Token mark : marks) {
      if (!mark.is(TokenKind.COMMA)) {
        int before = op.body().get(op.body().indexOf(mark) - 1).end();
        edits.add(new Edit(new Span(before, mark.end()), ","));
      }
    }
    return "i1".equals(Scope.of(tree).typeOf(condition))
        ? error(name.span(), "scf.if has bodies; a choice between values is arith.select")
            .safely("write arith.select", edits)
        : null;
  }

  /** What parts a condition and two values: {@code %c, %a, %b} or {@code %c then %a else %b}. */
  private static List<Token> marks(OperationSyntax op) {
    List<Token> body = op.body();
    boolean values =
        body.size() == 5
            && body.get(0).is(TokenKind.VALUE_ID)
            && body.get(2).is(TokenKind.VALUE_ID)
            && body.get(4).is(TokenKind.VALUE_ID);
    boolean commas = values && body.get(1).is(TokenKind.COMMA) && body.get(3).is(TokenKind.COMMA);
    boolean words =
        values && FIRST.contains(body.get(1).text()) && SECOND.contains(body.get(3).text());
    return commas || words ? List.of(body.get(1), body.get(3)) : List.of();
  }
}
