package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of a function of C's mathematics that nothing declares. */
final class LibraryCall extends OperationRule {
  LibraryCall() {
    super("NJ129", "library-call");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    boolean calls = op.form() == OpForm.CALL && op.results().size() == 1 && !op.body().isEmpty();
    Token symbol = calls ? op.body().getFirst() : null;
    if (name == null || symbol == null || !symbol.is(TokenKind.SYMBOL)) {
      return null;
    }
    String function = function(op.body());
    String type = OperationTypes.ofOperands(op, tree);
    String meant = tree.function(function).isPresent() ? null : Intrinsics.meant(function, type);
    boolean fits = meant != null && OpTable.arity(meant) == op.operands().size();
    if (!fits || !OperationTypes.allKnown(op, tree)) {
      return null;
    }
    String right = meant + " " + OperationTypes.operandText(op) + " : " + type;
    Span span = new Span(name.start(), op.head().getLast().end());
    return error(symbol.span(), "nothing declares " + symbol.text() + "; MLIR has " + meant)
        .safely("write " + right, new Edit(span, right));
  }

  /** The function's name without sigil and quotes, with what C++ puts before it. */
  private static String function(List<Token> body) {
    StringBuilder name = new StringBuilder(body.getFirst().text().substring(1).replace("\"", ""));
    for (int i = 1; i + 1 < body.size() && body.get(i).is(TokenKind.COLON_COLON); i += 2) {
      name.append("::").append(body.get(i + 1).text());
    }
    return name.toString();
  }
}
