package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.Set;

/** Whether a use of a name with two values may mean either of them. */
final class SharedName {
  private static final Set<OpForm> LOOPS = Set.of(OpForm.FOR, OpForm.WHILE);

  private SharedName() {}

  /**
   * An assignment inside a branch or loop may be meant to be seen after it, one inside a loop in
   * the next turn, and blocks are not run in the order of the text: there the text does not tell
   * which value a use means.
   */
  static boolean mayBeMeantTogether(Definition first, Definition second, Scope scope) {
    RegionSyntax inner = second.region();
    if (inner == null) {
      return true;
    }
    if (inner.equals(first.region())) {
      return !SsaRedefinition.isFixed(first)
          && !isOfLoop(first)
          && !SsaRedefinition.isOfBlock(first, second, scope)
          && !first.operation().block().equals(second.operation().block());
    }
    boolean loop = LOOPS.contains(inner.parent().form());
    if (isAskedAgain(inner, first, scope)) {
      return true;
    }
    int start = second.operation().span().start();
    return scope.uses(first.name(), first.visible()).stream()
        .map(Use::token)
        .filter(use -> !isOfThird(use, first, second, scope) && !isOfOtherBranch(use, inner))
        .anyMatch(use ->
            use.start() > inner.span().end()
                || (loop && use.start() > inner.span().start() && use.start() < start));
  }

  /** What the first region of an scf.while, or the head of {@code scf.while %c}, looks at. */
  private static boolean isAskedAgain(RegionSyntax inner, Definition first, Scope scope) {
    OperationSyntax parent = inner.parent();
    boolean single = parent.regions().size() == 1;
    return parent.form() == OpForm.WHILE
        && scope.uses(first.name(), parent.span()).stream()
            .filter(it -> !inner.span().contains(it.token().span()))
            .anyMatch(it -> single || it.operation() != parent);
  }

  /** The other branches of a choice never see what is assigned in one of them. */
  private static boolean isOfOtherBranch(Token use, RegionSyntax inner) {
    OperationSyntax parent = inner.parent();
    boolean chooses = parent.form() == OpForm.IF || parent.name().equals("scf.index_switch");
    return chooses && parent.span().contains(use.span()) && use.start() > inner.span().end();
  }

  /** Whether a later definition has the use, which is dealt with in a later round. */
  static boolean isOfThird(Token use, Definition first, Definition second, Scope scope) {
    Definition latest = scope.resolve(use);
    return latest != null && !latest.equals(first) && !latest.equals(second);
  }

  /** The body of a loop is one block, in which its own names come first. */
  private static boolean isOfLoop(Definition definition) {
    return definition.kind() == Definition.Kind.ITERATION_ARGUMENT
        || definition.kind() == Definition.Kind.INDUCTION_VARIABLE;
  }
}
