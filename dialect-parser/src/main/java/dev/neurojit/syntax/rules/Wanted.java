package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Expectation;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the uses of a value want it to be. */
final class Wanted {
  /** A name that is used more often is not looked into: it may be that of very many operations. */
  private static final int MOST_USES = 500;

  private Wanted() {}

  /** Returns the uses of a name that begin in a span; none where they are very many. */
  static List<Use> uses(String name, Span within, SyntaxTree tree) {
    List<Use> uses = Scope.of(tree).uses(name, within);
    return uses.size() > MOST_USES ? List.of() : uses;
  }

  /** Returns whether a value has one use, as far as it can be seen. */
  static boolean isUsedOnce(Definition definition, SyntaxTree tree) {
    RegionSyntax in = definition.region();
    Span within = in == null ? new Span(0, tree.source().length()) : in.span();
    return Scope.of(tree).uses(definition.name(), within).size() == 1;
  }

  /** Returns the one type that uses of a name want, or null if none says or two differ. */
  static @Nullable String type(String name, SyntaxTree tree) {
    return type(Scope.of(tree).uses(name), tree);
  }

  /** Returns the one type that uses of a result, counted from 0, want; null as above. */
  static @Nullable String result(OperationSyntax op, int index, SyntaxTree tree) {
    RegionSyntax around = op.block().region();
    int next = 0;
    for (ResultSyntax result : op.results()) {
      if (index < next + result.count()) {
        String name = result.name();
        String text = result.count() == 1 ? name : name + "#" + (index - next);
        Span within = around == null ? new Span(0, tree.source().length()) : around.span();
        List<Use> uses = uses(name, within, tree);
        return type(uses.stream().filter(it -> it.token().text().equals(text)).toList(), tree);
      }
      next += result.count();
    }
    return null;
  }

  /** Returns the one type that these uses want; null as above. */
  static @Nullable String type(List<Use> uses, SyntaxTree tree) {
    Set<String> types = new HashSet<>();
    for (Use use : uses) {
      String type = type(use, tree);
      if (type != null) {
        types.add(type);
      }
    }
    return types.size() == 1 ? types.iterator().next() : null;
  }

  /** A return hands on what the function's head says, whatever it says itself. */
  private static @Nullable String type(Use use, SyntaxTree tree) {
    Expectation expectation = Expectation.of(tree);
    boolean returned = use.operation().form() == OpForm.RETURN;
    boolean single = returned && use.operation().operands().size() == 1;
    String result = single ? expectation.functionResult(use.operation(), 0) : null;
    return result == null ? expectation.at(use.operation(), use.token()) : result;
  }
}
