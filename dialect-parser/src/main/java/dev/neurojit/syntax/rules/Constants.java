package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;

/** Finds constants that are there already. */
final class Constants {
  private Constants() {}

  /** Returns the name of a visible constant, or the literal itself where there is none. */
  static String nameOr(String literal, String type, int offset, SyntaxTree tree) {
    for (Definition definition : Scope.of(tree).definitions()) {
      OperationSyntax op = definition.operation();
      boolean is =
          definition.kind() == Definition.Kind.RESULT
              && op.form() == OpForm.CONSTANT
              && op.body().size() == 1
              && op.body().getFirst().text().equals(literal)
              && type.equals(definition.type());
      if (is && definition.isVisibleAt(offset)) {
        return definition.name();
      }
    }
    return literal;
  }
}
