package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.TypeSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A return or yield without a value, where one is wanted and only the last one is unused. */
final class EmptyReturn extends OperationRule {
  EmptyReturn() {
    super("NJ204", "empty-return");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    OperationSyntax parent = op.parent();
    boolean ends = op.form() == OpForm.RETURN || op.form() == OpForm.YIELD;
    boolean bare = op.body().isEmpty() && op.colon() == null && op.results().isEmpty();
    boolean last = op.index() > 0 && op.index() == op.block().operations().size() - 1;
    if (parent == null || !ends || !bare || !last || op.nameToken() == null) {
      return null;
    }
    List<String> wanted = wanted(op, parent, tree);
    OperationSyntax before = op.block().operations().get(op.index() - 1);
    List<String> values =
        wanted.isEmpty() ? List.of() : UnusedValues.of(before, op.block(), wanted, tree);
    if (values.isEmpty()) {
      return null;
    }
    String text = " " + String.join(", ", values) + " : " + String.join(", ", wanted);
    return error(
            op.headSpan(), op.name() + " hands on nothing, but " + wanted.getFirst() + " is wanted")
        .note(before.headSpan(), "this value is used nowhere")
        .safely("hand on" + text, Edit.insert(op.headSpan().end(), text));
  }

  private static List<String> wanted(OperationSyntax op, OperationSyntax parent, SyntaxTree tree) {
    return switch (parent.form()) {
      case FUNC ->
          op.form() == OpForm.YIELD
              ? List.of()
              : tree.functionAt(op.span().start())
                  .map(it -> it.results().stream().map(TypeSyntax::text).toList())
                  .orElse(List.of());
      case IF, FOR ->
          op.form() == OpForm.RETURN
              ? List.of()
              : Signatures.results(parent).stream().map(TypeSyntax::text).toList();
      default -> List.of();
    };
  }
}
