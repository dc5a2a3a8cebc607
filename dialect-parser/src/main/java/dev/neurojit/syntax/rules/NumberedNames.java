package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names that are numbers or end with one, of which the one beside an undefined one is meant. */
final class NumberedNames {
  private static final Pattern NAME = Pattern.compile("(%(?:[A-Za-z_][\\w.]*?)?)_?([0-9]{0,6})");

  /** A name that stands more often than this is no slip. */
  private static final int MOST_USES = 3;

  private NumberedNames() {}

  /** A name without its number, and the number; -1 where it has none. */
  private record Numbered(String stem, int number) {
    static @Nullable Numbered of(String name) {
      Matcher matcher = NAME.matcher(name);
      if (!matcher.matches()) {
        return null;
      }
      String digits = matcher.group(2);
      return new Numbered(matcher.group(1), digits.isEmpty() ? -1 : Integer.parseInt(digits));
    }
  }

  /**
   * Returns the only value without a use, if it has the same name but for the number, which is the
   * one before or after, or is missing from one of them; null where another such name is not
   * defined either, or where something else is not used: what computes with that may be missing.
   */
  static @Nullable Definition meant(Use use, List<Definition> all, SyntaxTree tree) {
    String name = Scope.base(use.token().text());
    Numbered written = Numbered.of(name);
    String wanted = NearNames.wanted(use, tree);
    Scope scope = Scope.of(tree);
    FunctionSyntax function = tree.functionAt(use.token().start()).orElse(null);
    if (written == null
        || function == null
        || wanted == null
        || scope.uses(name).size() >= MOST_USES
        || !isOnlyMissing(name, written, function, scope)) {
      return null;
    }
    boolean number = written.stem().equals("%");
    List<Definition> unused =
        all.stream()
            .filter(it -> function.span().contains(it.span()))
            .filter(it -> number ? isNumber(it) : true)
            .filter(it -> NearNames.isUnused(it, tree))
            .toList();
    Definition only = unused.size() == 1 ? unused.getFirst() : null;
    Numbered other = only == null ? null : Numbered.of(only.name());
    boolean fits =
        only != null
            && other != null
            && other.stem().equals(written.stem())
            && only.kind() == Definition.Kind.RESULT
            && only.isVisibleAt(use.token().start())
            && wanted.equals(only.type())
            && isBeside(written, other, use);
    return fits ? only : null;
  }

  /** What is handed on may have lost its number; elsewhere it is the next one. */
  private static boolean isBeside(Numbered written, Numbered other, Use use) {
    boolean bare = written.number() < 0 || other.number() < 0;
    return bare ? NearNames.isHandedOn(use) : Math.abs(written.number() - other.number()) == 1;
  }

  private static boolean isNumber(Definition definition) {
    Numbered name = Numbered.of(definition.name());
    return definition.kind() == Definition.Kind.RESULT && name != null && name.stem().equals("%");
  }

  private static boolean isOnlyMissing(
      String name, Numbered written, FunctionSyntax function, Scope scope) {
    return scope.usedNames().stream()
            .filter(it -> !it.equals(name) && scope.definitions(it).isEmpty())
            .map(Numbered::of)
            .noneMatch(it -> it != null && it.stem().equals(written.stem()))
        && scope.uses(name).stream().allMatch(it -> function.span().contains(it.token().span()));
  }
}
