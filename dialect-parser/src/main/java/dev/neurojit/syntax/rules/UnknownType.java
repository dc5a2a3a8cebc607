package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A word that is no type behind an operation whose operands tell it: {@code : f} of f32. */
final class UnknownType extends OperationRule {
  UnknownType() {
    super("NJ407", "unknown-type");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean single =
        switch (op.form()) {
          case UNARY, BINARY, TERNARY, CMP -> true;
          default -> false;
        };
    List<Token> types = op.typeTokens();
    if (!single || types.size() != 1 || !types.getFirst().is(TokenKind.BARE_ID)) {
      return null;
    }
    Token word = types.getFirst();
    boolean known =
        Types.isScalar(word.text())
            || CTypes.any(word.text()) != null
            || SpeltWords.meant(word.text()) != null;
    String type = known ? null : OperationTypes.ofOperands(op, tree);
    boolean fits =
        type != null
            && OperationTypes.allKnown(op, tree)
            && (OpTable.isFloat(op.name()) ? Types.isFloat(type) : Types.isInteger(type));
    return fits && type != null
        ? error(word.span(), "there is no type '" + word.text() + "'; the operands are " + type)
            .safely("write " + type, new Edit(word.span(), type))
        : null;
  }
}
