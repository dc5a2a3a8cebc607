package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two parameters of one name, where the function uses one name that nothing defines: {@code (%a:
 * f32, %a: f32)} and {@code %b}.
 */
final class RepeatedParameter {
  private RepeatedParameter() {}

  /** Returns what gives one of the two the missing name, or null where it may be either. */
  static @Nullable Edit edit(Definition first, Definition second, SyntaxTree tree) {
    FunctionSyntax function = tree.functionAt(second.span().start()).orElse(null);
    Scope scope = Scope.of(tree);
    if (function == null || first.kind() != Definition.Kind.PARAMETER) {
      return null;
    }
    List<String> missing =
        scope.usedNames().stream()
            .filter(name -> scope.definitions(name).stream().noneMatch(it -> in(function, it)))
            .filter(name -> !uses(name, function, scope).isEmpty())
            .limit(2)
            .toList();
    if (missing.size() != 1) {
      return null;
    }
    String name = missing.getFirst();
    String type = UndefinedConstant.typeOf(uses(name, function, scope), tree);
    boolean told = type != null && !Objects.equals(first.type(), second.type());
    boolean isSecond = told ? Objects.equals(type, second.type()) : follows(first.name(), name);
    boolean isFirst = told ? Objects.equals(type, first.type()) : follows(name, first.name());
    return isSecond == isFirst ? null : new Edit((isSecond ? second : first).span(), name);
  }

  private static boolean in(FunctionSyntax function, Definition definition) {
    return function.span().contains(definition.span());
  }

  private static List<Use> uses(String name, FunctionSyntax function, Scope scope) {
    return scope.uses(name, function.span());
  }

  /** {@code %b} after {@code %a}, {@code %x1} after {@code %x0}, {@code %vy} after {@code %vx}. */
  private static boolean follows(String before, String after) {
    int last = before.length() - 1;
    return before.length() == after.length()
        && before.regionMatches(0, after, 0, last)
        && Character.isLetterOrDigit(before.charAt(last))
        && before.charAt(last) + 1 == after.charAt(last);
  }
}
