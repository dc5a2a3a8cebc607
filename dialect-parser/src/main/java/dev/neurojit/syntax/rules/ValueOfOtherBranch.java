package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value that one branch or loop computes from what is known before it, used in the other branch
 * or behind: it may as well be computed before.
 */
final class ValueOfOtherBranch extends DefectRule {
  private static final int DEEPEST = 50;

  ValueOfOtherBranch() {
    super("NJ284", "value-of-other-branch");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    return scope.usedNames().stream()
        .filter(name -> scope.definitions(name).size() == 1)
        .sorted()
        .map(name -> check(scope.definitions(name).getFirst(), tree))
        .filter(Objects::nonNull);
  }

  private @Nullable Diagnostic check(Definition definition, SyntaxTree tree) {
    OperationSyntax parent = definition.operation().parent();
    boolean inner = parent != null && (parent.form() == OpForm.IF || parent.form() == OpForm.FOR);
    if (!inner || definition.kind() != Definition.Kind.RESULT) {
      return null;
    }
    Scope scope = Scope.of(tree);
    Set<OperationSyntax> places = new HashSet<>();
    Use first = null;
    for (Use use : scope.uses(definition.name())) {
      if (scope.resolve(use.token()) == null) {
        OperationSyntax place = place(definition, use);
        if (place == null) {
          return null;
        }
        places.add(place);
        first = first == null ? use : first;
      }
    }
    OperationSyntax place =
        places.stream().max(Comparator.comparingInt(it -> it.span().length())).orElse(null);
    return place == null || first == null || !isMovable(definition.operation(), place, tree)
        ? null
        : report(definition, place, first, tree.source());
  }

  private Diagnostic report(
      Definition definition, OperationSyntax place, Use first, Source source) {
    Span op = definition.operation().span();
    String end = source.lineEnd() + source.indentAt(place.span().start());
    return error(first.token().span(), definition.name() + " is not known here")
        .note(definition.span(), "defined here, in another region")
        .safely(
            "compute it before",
            List.of(
                Edit.insert(place.span().start(), source.text(op) + end),
                Edit.delete(source.ownLine(op))));
  }

  /** The branch or loop around the definition before which the use would see it, or null. */
  private static @Nullable OperationSyntax place(Definition definition, Use use) {
    OperationSyntax place = definition.operation().parent();
    for (int depth = 0; place != null && depth < DEEPEST; depth++) {
      if (place.form() != OpForm.IF && place.form() != OpForm.FOR) {
        return null;
      }
      boolean seen = false;
      for (OperationSyntax it = use.operation(); it != null && !seen; it = it.parent()) {
        seen = it.block() == place.block();
      }
      if (seen) {
        return use.token().start() > place.span().start() ? place : null;
      }
      place = place.parent();
    }
    return null;
  }

  /** Free of effects, not handed on by the branch, and all it needs is there at the new place. */
  private static boolean isMovable(OperationSyntax op, OperationSyntax place, SyntaxTree tree) {
    String name = op.name();
    boolean pure =
        switch (op.form()) {
          case CONSTANT, UNARY, BINARY, TERNARY, CMP, SELECT, CAST ->
              name.endsWith("f") || !(name.contains("div") || name.contains("rem"));
          default -> false;
        };
    Scope scope = Scope.of(tree);
    int start = place.span().start();
    boolean yielded =
        scope.uses(op.results().getFirst().name()).stream().anyMatch(it -> handsOn(it.operation()));
    return pure
        && !yielded
        && op.results().size() == 1
        && op.regions().isEmpty()
        && op.operands().stream().map(scope::resolve).allMatch(it -> isKnown(it, start));
  }

  private static boolean handsOn(OperationSyntax op) {
    return op.form() == OpForm.YIELD || op.name().equals("yield");
  }

  private static boolean isKnown(@Nullable Definition definition, int offset) {
    return definition != null && definition.isVisibleAt(offset);
  }
}
