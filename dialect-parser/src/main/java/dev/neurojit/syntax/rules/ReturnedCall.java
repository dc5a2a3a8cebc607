package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call where the value to return belongs: {@code return call @f(%x) : (f64) -> f64}. */
final class ReturnedCall extends OperationRule {
  ReturnedCall() {
    super("NJ203", "returned-call");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    boolean ends = op.form() == OpForm.RETURN || op.form() == OpForm.YIELD;
    if (!ends || name == null || op.body().isEmpty()) {
      return null;
    }
    List<Token> body = op.body();
    boolean worded = body.getFirst().isWord("call") || body.getFirst().isWord("func.call");
    int symbol = worded ? 1 : 0;
    boolean calls =
        symbol + 1 < body.size()
            && body.get(symbol).is(TokenKind.SYMBOL)
            && body.get(symbol + 1).is(TokenKind.LPAREN)
            && Heads.afterGroup(body, symbol + 1) == body.size();
    List<String> types = calls ? types(op, body.get(symbol), tree) : List.of();
    if (types.isEmpty()) {
      return null;
    }
    Source source = tree.source();
    String value = Scope.of(tree).fresh("result_" + source.lineAt(name.start()));
    Span call = body.getFirst().span().to(op.head().getLast().span());
    String pack = types.size() == 1 ? "" : ":" + types.size();
    OperationSyntax parent = op.parent();
    String word = parent != null && parent.form() == OpForm.FUNC ? "call " : "func.call ";
    Span applied = body.get(symbol).span().to(op.head().getLast().span());
    String line = value + pack + " = " + word + source.text(applied);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      values.add(types.size() == 1 ? value : value + "#" + i);
    }
    String right = String.join(", ", values) + " : " + String.join(", ", types);
    String end = source.lineEnd() + source.indentAt(op.span().start());
    return error(call, "what is handed on is a value; the call is an operation of its own")
        .safely(
            "call it before",
            List.of(Edit.insert(op.span().start(), line + end), new Edit(call, right)));
  }

  /** The results that the call names, else those of the function. */
  private static List<String> types(OperationSyntax op, Token symbol, SyntaxTree tree) {
    List<String> written = StructuredTypes.results(op);
    if (!written.isEmpty()) {
      return written;
    }
    return tree.function(symbol.text().substring(1))
        .map(it -> it.results().stream().map(TypeSyntax::text).toList())
        .orElse(List.of());
  }
}
