package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A constant, or a computation from what is known already, that stands after its first use. */
final class UseBeforeDefinition extends DefectRule {
  UseBeforeDefinition() {
    super("NJ071", "use-before-definition");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    return scope.definitions().stream()
        .filter(it -> it.kind() == Definition.Kind.RESULT)
        .filter(it -> scope.definitions(it.name()).size() == 1)
        .map(it -> report(it, tree))
        .filter(Objects::nonNull);
  }

  private @Nullable Diagnostic report(Definition definition, SyntaxTree tree) {
    OperationSyntax op = definition.operation();
    List<Use> uses = Scope.of(tree).uses(definition.name());
    if (uses.isEmpty() || uses.getFirst().token().start() >= op.span().start()) {
      return null;
    }
    OperationSyntax user = inBlockOf(uses.getFirst().operation(), op);
    // Outside of functions the order of the text says nothing.
    if (op.enclosing("func.func") == null) {
      return null;
    }
    if (user == null || user.span().contains(op.span()) || !movable(op, user, tree)) {
      return null;
    }
    Source source = tree.source();
    String indent = source.lineEnd() + source.indentAt(user.span().start());
    return error(
            uses.getFirst().token().span(), definition.name() + " is used before it is defined")
        .note(definition.span(), "defined here")
        .safely(
            "move the definition up",
            List.of(
                Edit.insert(user.span().start(), source.text(op.span()) + indent),
                Edit.delete(source.ownLine(op.span()))));
  }

  /** The operation of the definition's block that is the user or holds it. */
  private static @Nullable OperationSyntax inBlockOf(OperationSyntax user, OperationSyntax op) {
    for (OperationSyntax it = user; it != null; it = it.parent()) {
      if (it.block() == op.block()) {
        return it;
      }
    }
    return null;
  }

  /** Free of effects, and all it needs is there at the new place. */
  private static boolean movable(OperationSyntax op, OperationSyntax user, SyntaxTree tree) {
    boolean pure =
        switch (op.form()) {
          case CONSTANT, UNARY, BINARY, TERNARY, CMP, SELECT, CAST -> true;
          default -> false;
        };
    Scope scope = Scope.of(tree);
    return pure
        && op.operands().stream()
            .map(scope::resolve)
            .allMatch(it -> it != null && it.isVisibleAt(user.span().start()));
  }
}
