package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Iterations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A branch or loop that gives nothing and yet yields what it has stored in memory already. */
final class UnreceivedYield extends OperationRule {
  private static final Set<String> STORES = Set.of("memref.store", "affine.store", "vector.store");

  UnreceivedYield() {
    super("NJ344", "unreceived-yield");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    OperationSyntax parent = op.parent();
    Token name = op.nameToken();
    boolean last =
        op.form() == OpForm.YIELD
            && name != null
            && parent != null
            && givesNothing(parent)
            && op.block().operations().getLast().equals(op);
    List<Token> values = last ? TypeList.values(op) : null;
    if (values == null || values.isEmpty() || name == null || parent == null) {
      return null;
    }
    Set<String> stored = new HashSet<>();
    for (OperationSyntax other : op.block().operations()) {
      if (STORES.contains(other.name()) && !other.operands().isEmpty()) {
        stored.add(other.operands().getFirst().text());
      }
    }
    if (!values.stream().allMatch(it -> stored.contains(it.text()))) {
      return null;
    }
    Span rest = new Span(name.end(), op.head().getLast().end());
    return error(rest, parent.name() + " gives nothing here, and its body has stored this")
        .note(parent.headSpan(), "neither a result nor a type is named here")
        .safely("yield nothing", Edit.delete(rest));
  }

  private static boolean givesNothing(OperationSyntax op) {
    boolean structured = op.form() == OpForm.IF || op.form() == OpForm.FOR;
    return structured
        && op.results().isEmpty()
        && Iterations.arguments(op).isEmpty()
        && op.body().stream().noneMatch(it -> it.is(TokenKind.ARROW) || it.isWord("iter_args"))
        && op.colon() == null;
  }
}
