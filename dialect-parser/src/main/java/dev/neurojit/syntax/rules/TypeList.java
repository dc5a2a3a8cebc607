package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that a terminator hands on, and their types. */
final class TypeList {
  private TypeList() {}

  /** Returns the names of the values; null where something else stands among them. */
  static @Nullable List<Token> values(OperationSyntax op) {
    List<Token> body = op.body();
    if (op.form() == OpForm.CONDITION) {
      int after = body.isEmpty() ? 0 : Heads.afterGroup(body, 0);
      body = body.subList(after, body.size());
    }
    List<Token> values = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      if (!body.get(i).is(i % 2 == 0 ? TokenKind.VALUE_ID : TokenKind.COMMA)) {
        return null;
      }
      if (i % 2 == 0) {
        values.add(body.get(i));
      }
    }
    return values;
  }

  /** Returns the types that the values have, or null where one is not known. */
  static @Nullable List<String> ofValues(OperationSyntax op, SyntaxTree tree) {
    List<Token> values = values(op);
    if (values == null) {
      return null;
    }
    List<String> types = new ArrayList<>();
    for (Token value : values) {
      String type = Scope.of(tree).typeOf(value);
      if (type == null) {
        return null;
      }
      types.add(type);
    }
    return types;
  }
}
