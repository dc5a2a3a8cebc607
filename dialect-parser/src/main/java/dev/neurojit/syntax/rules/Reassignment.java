package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        Span name = place == null ? null : assigned(place, variables.types().keySet());
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
      all.sort(Comparator.comparing(Reassignment::name));
      return new All(all);
    }
  }

  /** What changes the variable. */
  enum Kind {
    /** A loop. */
    LOOP,
    /** A branch, and what it was before may be left. */
    BRANCH,
    /** Both branches, and it has no value before them. */
    BOTH_BRANCHES
  }

  /** Returns the functions whose first such statement is of a kind. */
  static Stream<Reassignment> of(SyntaxTree tree, Kind kind) {
    return tree.analysis(All.class, All::of).list().stream().filter(it -> it.kind() == kind);
  }

  /** Returns whether giving variables a name for each value ends a region as well. */
  static boolean ends(RegionSyntax region, SyntaxTree tree) {
    Token close = region.close();
    return close != null
        && tree.analysis(All.class, All::of).list().stream()
            .flatMap(it -> it.edits().stream())
            .anyMatch(it -> it.span().equals(close.span()));
  }

  private Kind kind() {
    if (!VariableFlow.isChoice(place)) {
      return Kind.LOOP;
    }
    return place.span().contains(before) ? Kind.BOTH_BRANCHES : Kind.BRANCH;
  }

  /** The place of a variable's name where an operation inside another assigns it. */
  private static @Nullable Span assigned(OperationSyntax op, Set<String> names) {
    for (RegionSyntax region : op.regions()) {
      for (OperationSyntax inner : VariableFlow.operations(region)) {
        for (ResultSyntax result : inner.results()) {
          if (names.contains(result.name())) {
            return result.span();
          }
        }
        Span deeper = assigned(inner, names);
        if (deeper != null) {
          return deeper;
        }
      }
    }
    return null;
  }
}
