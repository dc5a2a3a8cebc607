package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A memref.alloc or alloca without its parentheses. */
final class AllocForm extends OperationRule {
  private static final Set<String> NAMES =
      Set.of("memref.alloc", "memref.alloca", "alloc", "alloca");

  AllocForm() {
    super("NJ055", "alloc-form");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || !NAMES.contains(op.name())) {
      return null;
    }
    List<Token> body = op.body();
    Diagnostic found = error(name.span(), "the sizes of an allocation stand in parentheses");
    if (body.isEmpty()) {
      return op.colon() == null
          ? null
          : found.safely("add the parentheses", Edit.insert(name.end(), "()"));
    }
    Token first = body.getFirst();
    boolean bareType = first.isWord("memref") && op.colon() == null;
    return bareType
        ? found.safely(
            "add the parentheses and the colon",
            new Edit(new Span(/* start= */ name.end(), /* end= */ first.start()), "() : "))
        : null;
  }
}
