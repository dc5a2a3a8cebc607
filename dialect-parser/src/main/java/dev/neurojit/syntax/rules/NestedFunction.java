package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A function inside the body of another one. */
final class NestedFunction extends DefectRule {
  NestedFunction() {
    super("NJ172", "nested-function");
  }

  @Override
  public Layer layer() {
    return Layer.HEAD;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return tree.functions().stream()
        .map(function -> report(function, tree))
        .filter(Objects::nonNull);
  }

  private @Nullable Diagnostic report(FunctionSyntax function, SyntaxTree tree) {
    OperationSyntax outer = function.operation().parent();
    boolean nested = outer != null && outer.form() == OpForm.FUNC && function.body() != null;
    // Of several levels the outermost is moved first.
    OperationSyntax around = outer == null ? null : outer.parent();
    nested &= around == null || around.form() != OpForm.FUNC;
    if (!nested || outer == null || usesOuter(function, tree)) {
      return null;
    }
    Source source = tree.source();
    Span first = source.fullLineSpan(source.lineAt(function.span().start()));
    Span last = source.fullLineSpan(source.lineAt(function.span().end()));
    boolean alone = source.text(first.to(last)).strip().equals(source.text(function.span()));
    String indent = source.indentAt(outer.span().start());
    String own = source.indentAt(function.span().start());
    String text = source.text(function.span()).replace("\n" + own, "\n" + indent);
    return error(function.nameSpan(), "MLIR has no functions inside functions")
        .safely(
            "move it before the other",
            List.of(
                Edit.insert(outer.span().start(), text + source.lineEnd() + indent),
                Edit.delete(alone ? first.to(last) : function.span())));
  }

  /** Whether a name is used that only the function around it defines. */
  private static boolean usesOuter(FunctionSyntax function, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    return tree.operationsIn(function)
        .flatMap(op -> op.operands().stream())
        .map(scope::resolve)
        .anyMatch(it -> it != null && !function.span().contains(it.span()));
  }
}
