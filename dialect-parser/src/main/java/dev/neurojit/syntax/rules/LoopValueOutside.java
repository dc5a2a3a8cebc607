package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The name that a loop carries a value under, used after the loop: its result is meant. */
final class LoopValueOutside extends OperationRule {
  LoopValueOutside() {
    super("NJ136", "loop-value-outside");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean loop = op.form() == OpForm.FOR || op.form() == OpForm.WHILE;
    RegionSyntax around = op.block().region();
    if (!loop || around == null) {
      return null;
    }
    Scope scope = Scope.of(tree);
    List<Iterations.Binding> bindings = Iterations.arguments(op);
    boolean named = !op.results().isEmpty();
    List<String> results = named ? results(op) : fresh(bindings, op, tree);
    if (results.size() != bindings.size()) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      String name = bindings.get(i).name().text();
      for (Use use : scope.definitions(name).size() == 1 ? scope.uses(name) : List.<Use>of()) {
        Token token = use.token();
        boolean after = token.start() > op.span().end() && around.span().contains(token.span());
        if (after) {
          edits.add(new Edit(token.span(), results.get(i)));
        }
      }
    }
    if (edits.isEmpty()) {
      return null;
    }
    Diagnostic found =
        error(edits.getFirst().span(), "what the loop carries is not known after it")
            .note(op.headSpan(), "the loop gives its last value here");
    if (!named) {
      edits.add(Edit.insert(op.span().start(), String.join(", ", results) + " = "));
    }
    return found.safely("use the loop's result", edits);
  }

  /** Names for the results of a loop that has none. */
  private static List<String> fresh(
      List<Iterations.Binding> bindings, OperationSyntax op, SyntaxTree tree) {
    int line = tree.source().lineAt(op.span().start());
    return bindings.stream()
        .map(it -> it.name().text().substring(1).replaceFirst("^(?=[0-9])", "v"))
        .map(it -> Scope.of(tree).fresh(it + "_last_" + line))
        .toList();
  }

  private static List<String> results(OperationSyntax op) {
    List<String> names = new ArrayList<>();
    for (ResultSyntax result : op.results()) {
      for (int i = 0; i < result.count(); i++) {
        names.add(result.count() == 1 ? result.name() : result.name() + "#" + i);
      }
    }
    return names;
  }
}
