package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Memory accessed as an array of another language: {@code %m[%i] = %v}, {@code %a = %m[%i]}. */
final class Subscript extends OperationRule {
  Subscript() {
    super("NJ054", "subscript");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    boolean bracketed =
        op.nameToken() == null
            && body.size() > 3
            && body.get(0).is(TokenKind.VALUE_ID)
            && body.get(1).is(TokenKind.LBRACKET);
    if (!bracketed || !touches(body)) {
      return null;
    }
    String type = Scope.of(tree).typeOf(body.getFirst());
    int after = Heads.afterGroup(body, 1);
    String place = tree.source().text(body.getFirst().span().to(body.get(after - 1).span()));
    String text = null;
    if (after == body.size() && op.results().size() == 1) {
      text = load(place, type, Heads.split(body.subList(2, after - 1)).size());
    } else if (after + 2 == body.size() && body.get(after).is(TokenKind.EQUAL)) {
      boolean memory = type != null && type.startsWith("memref<") && op.results().isEmpty();
      text = memory ? "memref.store " + body.getLast().text() + ", " + place + " : " + type : null;
    }
    if (text == null) {
      return null;
    }
    Token last = op.typeTokens().isEmpty() ? body.getLast() : op.typeTokens().getLast();
    Span span = body.getFirst().span().to(last.span());
    return error(span, "MLIR has no subscripts; memory is read and written by operations")
        .safely("write the operation", new Edit(span, text));
  }

  private static boolean touches(List<Token> body) {
    return body.get(0).end() == body.get(1).start();
  }

  static @Nullable String load(String place, @Nullable String type, int indices) {
    Shape shape = Shape.of(type);
    if (shape == null) {
      return null;
    }
    return switch (shape.kind()) {
      case "memref" -> "memref.load " + place + " : " + type;
      case "tensor" -> "tensor.extract " + place + " : " + type;
      default -> "vector.extract " + place + " : " + shape.after(indices) + " from " + type;
    };
  }
}
