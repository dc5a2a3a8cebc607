package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A constant whose literal is of the other kind than its type: {@code 0 : f32}, {@code 1.0 : i32}.
 */
final class ConstantLiteral extends OperationRule {
  ConstantLiteral() {
    super("NJ018", "constant-literal");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<TypeSyntax> types = op.types();
    if (op.form() != OpForm.CONSTANT || types.size() != 1 || op.body().isEmpty()) {
      return null;
    }
    String type = types.getFirst().text();
    Token literal = op.body().getLast();
    if (!Types.isScalar(type)) {
      return null;
    }
    if (isWrapped(op.body())) {
      return unwrap(op);
    }
    if (literal.isWord("true") || literal.isWord("false")) {
      return type.equals("i1") && op.body().size() == 1
          ? error(types.getFirst().span(), "'" + literal.text() + "' takes no type")
              .safely(
                  "remove the type",
                  Edit.delete(new Span(literal.end(), types.getFirst().span().end())))
          : null;
    }
    boolean plain =
        op.body().size() == 1
            || (op.body().size() == 2 && op.body().getFirst().is(TokenKind.MINUS));
    return plain ? wrongKind(literal, type) : null;
  }

  private @Nullable Diagnostic wrongKind(Token literal, String type) {
    if (Types.isFloat(type) && literal.is(TokenKind.INTEGER)) {
      String right = literal.text() + ".0";
      return error(literal.span(), "an integer literal for the float type " + type)
          .safely("write " + right, new Edit(literal.span(), right));
    }
    if (Types.isInteger(type) && literal.text().matches("[0-9]+\\.0*")) {
      String right = literal.text().substring(0, literal.text().indexOf('.'));
      return error(literal.span(), "a float literal for the integer type " + type)
          .safely("write " + right, new Edit(literal.span(), right));
    }
    return Types.isInteger(type) && literal.is(TokenKind.FLOAT)
        ? error(literal.span(), "a fraction for the integer type " + type)
            .help("either the type or the value is wrong; the text does not tell which")
        : null;
  }

  /** {@code (0.5)}, {@code (0.5 : f32)}, {@code dense<0.5>}, {@code "0.5"}, {@code value = 0.5}. */
  private static boolean isWrapped(List<Token> body) {
    Token first = body.getFirst();
    return body.size() > 1
        ? (first.is(TokenKind.LPAREN) && body.getLast().is(TokenKind.RPAREN))
            || (first.isWord("dense") && body.get(1).is(TokenKind.LESS))
            || (first.isWord("value") && body.get(1).is(TokenKind.EQUAL))
        : first.is(TokenKind.STRING) && first.text().matches("\"-?[0-9.]+(e-?[0-9]+)?\"");
  }

  private @Nullable Diagnostic unwrap(OperationSyntax op) {
    List<Token> body = op.body();
    Span span = Heads.span(body);
    String number;
    if (body.getFirst().is(TokenKind.STRING)) {
      number = body.getFirst().text().replace("\"", "");
    } else {
      List<Token> numbers = body.stream().filter(token -> token.kind().isNumber()).toList();
      if (numbers.size() != 1) {
        return null;
      }
      boolean negative = body.stream().anyMatch(token -> token.is(TokenKind.MINUS));
      number = (negative ? "-" : "") + numbers.getFirst().text();
    }
    Token name = op.nameToken();
    boolean touches = name != null && name.end() == span.start();
    return error(span, "a scalar constant is written as a bare number")
        .safely("write " + number, new Edit(span, (touches ? " " : "") + number));
  }
}
