package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.TokenKind;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule that looks at one statement in custom form at a time and finds at most one defect in it.
 */
abstract class OperationRule extends DefectRule {
  OperationRule(String code, String name) {
    super(code, name);
  }

  @Override
  public final Stream<Diagnostic> check(SyntaxTree tree) {
    return tree.operations().stream()
        .filter(op -> !isBareRegion(op) && !op.isLabel() && !op.isGeneric())
        .map(op -> check(op, tree))
        .filter(Objects::nonNull);
  }

  /** Braces without a word before them; there may be very many. */
  private static boolean isBareRegion(OperationSyntax op) {
    return op.head().getFirst().is(TokenKind.REGION);
  }

  /** Returns the defect of this statement, or null. */
  abstract @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree);
}
