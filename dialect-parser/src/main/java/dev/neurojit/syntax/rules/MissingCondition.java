package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An scf.while whose first region computes the condition and ends there. */
final class MissingCondition extends OperationRule {
  MissingCondition() {
    super("NJ297", "missing-condition");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.form() != OpForm.WHILE || op.regions().size() != 2) {
      return null;
    }
    List<Iterations.Binding> bindings = Iterations.arguments(op);
    if (bindings.isEmpty()) {
      return null;
    }
    RegionSyntax first = op.regions().getFirst();
    List<OperationSyntax> operations = first.blocks().getLast().operations();
    OperationSyntax last = operations.isEmpty() ? op : operations.getLast();
    Scope scope = Scope.of(tree);
    boolean tests =
        last != op
            && last.regions().isEmpty()
            && last.results().size() == 1
            && scope.definitions(last.results().getFirst().name()).stream()
                .anyMatch(it -> it.operation() == last && "i1".equals(it.type()));
    int given = op.results().stream().mapToInt(ResultSyntax::count).sum();
    List<String> types =
        bindings.stream()
            .map(Iterations.Binding::value)
            .map(it -> it == null ? null : scope.typeOf(it))
            .filter(Objects::nonNull)
            .toList();
    boolean fits = types.size() == bindings.size() && (given == 0 || given == types.size());
    String condition = tests ? last.results().getFirst().name() : "";
    if (!tests || !fits || !scope.uses(condition, first.span()).isEmpty()) {
      return null;
    }
    String names = String.join(", ", bindings.stream().map(it -> it.name().text()).toList());
    String right =
        "scf.condition(%s) %s : %s".formatted(condition, names, String.join(", ", types));
    Source source = tree.source();
    String line = source.lineEnd() + source.indentAt(last.span().start()) + right;
    return error(last.headSpan(), "the first region of an scf.while ends with scf.condition")
        .help("it hands what the loop carries on to the second region and the result")
        .safely("write " + right, Edit.insert(last.span().end(), line));
  }
}
