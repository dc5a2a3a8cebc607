package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Expectation;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several results under one name, counted from one where they are used. */
final class OneBasedResults extends OperationRule {
  OneBasedResults() {
    super("NJ345", "one-based-results");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    ResultSyntax result = op.results().size() == 1 ? op.results().getFirst() : null;
    RegionSyntax around = op.block().region();
    if (result == null || result.count() < 2 || around == null) {
      return null;
    }
    Scope scope = Scope.of(tree);
    List<Edit> edits = new ArrayList<>();
    boolean beyond = false;
    for (Use use : Wanted.uses(result.name(), around.span(), tree)) {
      Definition definition = scope.resolve(use.token());
      int number = number(use.token().text());
      boolean own = definition != null && definition.operation().equals(op);
      if (!own || definition == null || number < 1 || number > result.count()) {
        return null;
      }
      List<@Nullable String> types = definition.types();
      String type = number <= types.size() ? types.get(number - 1) : null;
      if (Types.differ(type, Expectation.of(tree).at(use.operation(), use.token()))) {
        return null;
      }
      beyond |= number == result.count();
      int end = use.token().end();
      String right = String.valueOf(number - 1);
      edits.add(new Edit(new Span(end - String.valueOf(number).length(), end), right));
    }
    return !beyond
        ? null
        : error(result.span(), result.count() + " results are counted from #0")
            .safely("count all of them from #0", edits);
  }

  /** The number behind the mark, or -1. */
  private static int number(String text) {
    int hash = text.indexOf('#');
    String digits = hash < 0 ? "" : text.substring(hash + 1);
    return digits.matches("[1-9][0-9]?|0") ? Integer.parseInt(digits) : -1;
  }
}
