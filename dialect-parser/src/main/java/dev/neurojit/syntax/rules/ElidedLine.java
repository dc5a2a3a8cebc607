package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A line of dots between two statements of a function from which nothing is missing. */
final class ElidedLine extends TextRule {
  private static final Pattern DOTS =
      Pattern.compile("\\s*(?:\\.{3,}|\\[\\.{3}]|\u2026|\u22EE)\\s*");

  private static final Pattern STATEMENT =
      Pattern.compile("\\s*(?:%|[a-z_]+\\.[a-z]|return\\b).*[^{]");

  ElidedLine() {
    super("NJ366", "elided-line", "these dots stand for nothing", "remove the line");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    if (!tree.source().text().contains("...") && tree.source().text().indexOf('\u2026') < 0) {
      return List.of();
    }
    List<Line> lines = Line.of(tree);
    List<Edit> edits = new ArrayList<>();
    for (int i = 1; i + 1 < lines.size(); i++) {
      boolean dots = !lines.get(i).isLong() && DOTS.matcher(lines.get(i).text()).matches();
      if (dots && isStatement(lines.get(i - 1)) && isStatement(lines.get(i + 1))) {
        boolean whole =
            tree.functionAt(lines.get(i).start()).filter(it -> isWhole(it, tree)).isPresent();
        if (!whole) {
          return List.of();
        }
        edits.add(Edit.delete(tree.source().fullLineSpan(lines.get(i).number())));
      }
    }
    return edits;
  }

  private static boolean isStatement(Line line) {
    return !line.isLong() && STATEMENT.matcher(line.text()).matches();
  }

  /** Returns whether a function defines what it uses, and uses what it defines. */
  static boolean isWhole(FunctionSyntax function, SyntaxTree tree) {
    return usesDefined(function, tree)
        && Scope.of(tree).definitions().stream()
            .filter(it -> function.span().contains(it.span()))
            .allMatch(it -> !Scope.of(tree).uses(it.name(), function.span()).isEmpty());
  }

  /** Returns whether a function defines every name that it uses. */
  static boolean usesDefined(FunctionSyntax function, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    return scope.usedNames().stream()
        .filter(name -> !scope.uses(name, function.span()).isEmpty())
        .allMatch(name ->
            scope.definitions(name).stream().anyMatch(it -> function.span().contains(it.span())));
  }
}
