package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function in the text whose symbol, operands or types are not written as MLIR does.
 */
final class CallForm extends OperationRule {
  CallForm() {
    super("NJ090", "call-form");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    if (op.form() != OpForm.CALL || body.isEmpty()) {
      return null;
    }
    Token callee = callee(body);
    boolean marked = callee.is(TokenKind.SYMBOL) || callee.is(TokenKind.VALUE_ID);
    String name = marked ? callee.text().substring(1) : callee.text();
    FunctionSyntax function = tree.function(name).orElse(null);
    boolean plain =
        body.stream()
            .noneMatch(
                it -> it.kind().isNumber() || it.is(TokenKind.LBRACE) || it.is(TokenKind.STRING));
    if (function == null || !plain) {
      return null;
    }
    List<String> parameters = new ArrayList<>();
    function.parameters().forEach(it -> parameters.add(Types.compact(String.valueOf(it.type()))));
    List<String> given = new ArrayList<>();
    List<Token> values = op.operands().stream().filter(it -> !it.equals(callee)).toList();
    values.forEach(it -> given.add(String.valueOf(Scope.of(tree).typeOf(it))));
    boolean fits = given.stream().map(Types::compact).toList().equals(parameters);
    boolean other = !CallResult.converted(op, function, tree).isEmpty();
    if (!fits || given.contains("null") || other) {
      return null;
    }
    String call =
        "@"
            + name
            + "("
            + String.join(", ", values.stream().map(Token::text).toList())
            + ") : "
            + ("(" + String.join(", ", given) + ") -> ");
    String right = call + results(function);
    Token last = op.typeTokens().isEmpty() ? body.getLast() : op.typeTokens().getLast();
    Span span = body.getFirst().span().to(last.span());
    String written = Types.compact(tree.source().text(span));
    // A single result may stand in parentheses.
    String inParentheses = call + "(" + results(function) + ")";
    return written.equals(Types.compact(right)) || written.equals(Types.compact(inParentheses))
        ? null
        : error(span, "a call reads call @f(%x) : (type) -> type")
            .note(function.nameSpan(), "the function is defined here")
            .safely("write it so", new Edit(span, right));
  }

  /** The symbol, after the result type that LLVM has there. */
  private static Token callee(List<Token> body) {
    if (body.size() > 1 && body.getFirst().is(TokenKind.LPAREN)) {
      return body.get(1);
    }
    boolean typed = body.size() > 1 && body.get(1).is(TokenKind.SYMBOL);
    return typed && TypeWords.scalar(body.getFirst()) != null ? body.get(1) : body.getFirst();
  }

  /** Returns the result types as a call writes them. */
  static String results(FunctionSyntax function) {
    String list = String.join(", ", function.results().stream().map(TypeSyntax::text).toList());
    return function.results().size() == 1 ? list : "(" + list + ")";
  }
}
