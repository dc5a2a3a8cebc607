package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An scf.condition that hands on nothing, in a loop that has values. */
final class EmptyCondition extends OperationRule {
  EmptyCondition() {
    super("NJ191", "empty-condition");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    OperationSyntax loop = op.parent();
    boolean asks = op.form() == OpForm.CONDITION && loop != null && loop.form() == OpForm.WHILE;
    if (!asks || loop == null || op.operands().size() != 1 || op.colon() != null) {
      return null;
    }
    List<String> names = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (Iterations.Binding binding : Iterations.arguments(loop)) {
      Token value = binding.value();
      names.add(binding.name().text());
      types.add(value == null ? "" : String.valueOf(Scope.of(tree).typeOf(value)));
    }
    if (names.isEmpty() || !types.equals(wanted(loop)) || hasOther(op, tree)) {
      return null;
    }
    String text = " " + String.join(", ", names) + " : " + String.join(", ", types);
    return error(op.headSpan(), "an scf.condition hands on what the loop gives")
        .note(loop.headSpan(), "the loop gives " + String.join(", ", types))
        .safely("hand on" + text, Edit.insert(op.headSpan().end(), text));
  }

  /** The types that the second region takes. */
  private static List<String> wanted(OperationSyntax loop) {
    List<String> results = StructuredTypes.results(loop);
    if (!results.isEmpty() || loop.regions().size() != 2) {
      return results;
    }
    return loop.regions().getLast().blocks().getFirst().arguments().stream()
        .map(it -> it.type() == null ? "" : it.type())
        .toList();
  }

  /** Whether the region computes something that may be meant instead. */
  private static boolean hasOther(OperationSyntax op, SyntaxTree tree) {
    return op.block().operations().stream()
        .flatMap(it -> it.results().stream())
        .anyMatch(it -> Scope.of(tree).uses(it.name()).isEmpty());
  }
}
