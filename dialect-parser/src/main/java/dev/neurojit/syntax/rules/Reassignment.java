package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A function whose branches or loops change variables, as in another language.
 *
 * @param place the first branch or loop that does
 * @param name where it, or an operation inside it, assigns a variable
 * @param before where the variable has its first value
 * @param edits that give every value a name of its own
 */
record Reassignment(OperationSyntax place, Span name, Span before, List<Edit> edits) {
  private record All(List<Reassignment> list) {
    static All of(SyntaxTree tree) {
      List<Reassignment> all = new ArrayList<>();
      for (FunctionVariables variables : FunctionVariables.of(tree)) {
        VariableWriter writer = new VariableWriter(variables, tree);
        OperationSyntax place = writer.first();
        Span name =
            place == null ? null : VariableWriter.firstAssigned(place, variables.types().keySet());
        if (place != null && name != null) {
          Span before =
              Scope.of(tree).definitions(tree.source().text(name)).stream()
                  .map(Definition::span)
                  .filter(variables.function().span()::contains)
                  .findFirst()
                  .orElse(name);
          all.add(new Reassignment(place, name, before, writer.edits()));
        }
      }
      return new All(all);
    }
  }

  /** Returns the functions whose first such statement is of a form. */
  static Stream<Reassignment> of(SyntaxTree tree, OpForm form) {
    return tree.analysis(All.class, All::of).list().stream()
        .filter(it -> it.place().form() == form);
  }
}
