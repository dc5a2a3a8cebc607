package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OpSignature;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Scope;
import org.jspecify.annotations.Nullable;

/** A name for the result of an operation that has none: {@code %r = return %x}. */
final class NeedlessResult extends OperationRule {
  NeedlessResult() {
    super("NJ115", "needless-result");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || op.results().isEmpty() || !givesNothing(op)) {
      return null;
    }
    boolean used = op.results().stream().anyMatch(it -> !Scope.of(tree).uses(it.name()).isEmpty());
    Span span = new Span(op.span().start(), name.start());
    Diagnostic found = error(span, op.name() + " has no result");
    return used ? found : found.safely("remove the name", Edit.delete(span));
  }

  private static boolean givesNothing(OperationSyntax op) {
    return switch (op.form()) {
      case RETURN, YIELD, CONDITION, BR, COND_BR -> true;
      case OTHER -> {
        OpSignature signature = OpNames.signature(op.name());
        boolean known = signature != null && !signature.operands().isEmpty();
        yield known && signature != null && signature.results().isEmpty();
      }
      default -> false;
    };
  }
}
