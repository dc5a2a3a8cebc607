package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of a call that names, and is used as, another type than its function gives. */
final class CallResult {
  private CallResult() {}

  /**
   * Returns edits that convert the result behind the call, all but the call's own types; none where
   * the types agree, uses want another one, or there is no safe conversion.
   */
  static List<Edit> converted(OperationSyntax call, FunctionSyntax function, SyntaxTree tree) {
    List<String> named = StructuredTypes.results(call);
    List<TypeSyntax> results = function.results();
    if (named.size() != 1 || results.size() != 1 || call.results().size() != 1) {
      return List.of();
    }
    String from = results.getFirst().text();
    String to = named.getFirst();
    String cast = cast(from, to);
    if (cast == null || !to.equals(Wanted.result(call, 0, tree))) {
      return List.of();
    }
    ResultSyntax result = call.results().getFirst();
    Source source = tree.source();
    int start = call.span().start();
    String base = NameStem.of(result.name());
    String given = Scope.of(tree).fresh(base + "_" + from + "_" + source.lineAt(start));
    String line = result.name() + " = " + cast + " " + given + " : " + from + " to " + to;
    return List.of(
        new Edit(result.span(), given),
        Edit.insert(call.span().end(), source.lineEnd() + source.indentAt(start) + line));
  }

  private static @Nullable String cast(String from, String to) {
    return Types.differ(from, to) && ConversionWriter.isSafe(from, to)
        ? CastNames.between(from, to, false)
        : null;
  }
}
