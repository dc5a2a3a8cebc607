package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
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
    List<Diagnostic> found = new ArrayList<>();
    for (OperationSyntax op : tree.customOperations()) {
      Diagnostic defect = check(op, tree);
      if (defect != null) {
        found.add(defect);
      }
    }
    return found.stream();
  }

  /** Returns the defect of this statement, or null. */
  abstract @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree);
}
