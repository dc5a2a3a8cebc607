package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of values as members of what holds them: {@code %self.cmd}, {@code %cmd.value}. */
final class PrefixedNames {
  /** What other languages have before the names of a function's own values. */
  private static final Set<String> HOLDERS =
      Set.of(
          "self",
          "this",
          "args",
          "arg",
          "params",
          "param",
          "inputs",
          "input",
          "in",
          "func",
          "fn",
          "function",
          "local",
          "locals",
          "ctx",
          "context",
          "env",
          "module",
          "arith",
          "math",
          "val",
          "value",
          "values",
          "var",
          "vars",
          "ssa");

  /** What other languages have behind the name of a value for the value itself. */
  private static final Pattern SELF =
      Pattern.compile("value|val|result|get|data|scalar|[if](?:8|16|32|64)|index");

  private PrefixedNames() {}

  /** Returns the value that is meant by a name with a dot, or null. */
  static @Nullable Definition meant(Use use, List<Definition> all, SyntaxTree tree) {
    String name = Scope.base(use.token().text());
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      List<Definition> held = all.stream().filter(it -> isHeld(it.name(), name)).toList();
      return held.size() == 1 ? only(held.getFirst().name(), use, all, tree) : null;
    }
    if (dot < 2 || dot + 1 == name.length()) {
      return null;
    }
    String before = name.substring(1, dot);
    String behind = name.substring(dot + 1);
    FunctionSyntax function = tree.functionAt(use.token().start()).orElse(null);
    boolean holds =
        HOLDERS.contains(before) || (function != null && function.name().equals(before));
    // A value of the holder's name may have parts of its own.
    boolean free = Scope.of(tree).definitions("%" + before).isEmpty();
    if (holds && free) {
      return only("%" + behind, use, all, tree);
    }
    return SELF.matcher(behind).matches() && !free ? only("%" + before, use, all, tree) : null;
  }

  /** {@code %self.r} for {@code %r}. */
  private static boolean isHeld(String there, String name) {
    int dot = there.lastIndexOf('.');
    return dot > 1
        && HOLDERS.contains(there.substring(1, dot))
        && there.substring(dot + 1).equals(name.substring(1));
  }

  private static @Nullable Definition only(
      String name, Use use, List<Definition> all, SyntaxTree tree) {
    String wanted = NearNames.wanted(use, tree);
    List<Definition> found =
        all.stream()
            .filter(it -> it.name().equals(name) && it.isVisibleAt(use.token().start()))
            .filter(it -> !Types.differ(wanted, it.type()))
            .toList();
    return found.size() == 1 ? found.getFirst() : null;
  }
}
