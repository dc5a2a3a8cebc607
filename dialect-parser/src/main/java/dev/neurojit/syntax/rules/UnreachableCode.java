package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Expectation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Arithmetic or another return behind the return of a function. */
final class UnreachableCode extends DefectRule {
  UnreachableCode() {
    super("NJ131", "unreachable-code");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return tree.operations().stream()
        .filter(op -> op.form() == OpForm.FUNC)
        .flatMap(op -> op.regions().stream())
        .flatMap(region -> region.blocks().stream())
        .flatMap(block -> check(block, tree).stream());
  }

  /** The first return of a block decides. */
  private Optional<Diagnostic> check(BlockSyntax block, SyntaxTree tree) {
    List<OperationSyntax> operations = block.operations();
    return operations.stream()
        .filter(op -> op.form() == OpForm.RETURN)
        .findFirst()
        .filter(op -> op.index() + 1 < operations.size())
        .map(op -> check(op, operations.subList(op.index() + 1, operations.size()), tree));
  }

  private @Nullable Diagnostic check(
      OperationSyntax op, List<OperationSyntax> rest, SyntaxTree tree) {
    String first = Expectation.of(tree).functionResult(op, 0);
    boolean complete = (first == null) == op.operands().isEmpty();
    boolean idle =
        rest.stream().allMatch(it -> isPure(it) || isBareReturn(it))
            && rest.stream().anyMatch(it -> !isBareReturn(it) || first != null);
    if (!complete || !idle) {
      return null;
    }
    Span span = new Span(op.span().end(), rest.getLast().span().end());
    return error(rest.getFirst().headSpan(), "nothing behind a return is reached")
        .note(op.headSpan(), "the function returns here")
        .safely("remove it", Edit.delete(span));
  }

  private static boolean isPure(OperationSyntax op) {
    boolean arithmetic = op.name().startsWith("arith.") || op.name().startsWith("math.");
    return arithmetic && op.regions().isEmpty() && OpNames.contains(op.name());
  }

  private static boolean isBareReturn(OperationSyntax op) {
    return op.form() == OpForm.RETURN && op.head().size() == 1;
  }
}
