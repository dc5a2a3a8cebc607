package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An affine.yield without its types, or with its values in parentheses. */
final class AffineYield extends OperationRule {
  AffineYield() {
    super("NJ208", "affine-yield");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || !op.name().equals("affine.yield") || op.body().isEmpty()) {
      return null;
    }
    List<Token> rest = op.head().subList(op.head().indexOf(name) + 1, op.head().size());
    List<String> values = new ArrayList<>();
    List<String> types = new ArrayList<>();
    List<String> written = new ArrayList<>();
    for (int i = 0; i < rest.size(); i++) {
      TypeWords.Read type = TypeWords.at(rest, i);
      if (type != null) {
        written.add(type.text());
        i = type.next() - 1;
      } else if (rest.get(i).is(TokenKind.VALUE_ID)) {
        values.add(rest.get(i).text());
        types.add(String.valueOf(Scope.of(tree).typeOf(rest.get(i))));
      } else if (!isMark(rest.get(i))) {
        return null;
      }
    }
    boolean agrees = written.isEmpty() || written.equals(types);
    String right = " " + String.join(", ", values) + " : " + String.join(", ", types);
    Span span = new Span(name.end(), rest.getLast().end());
    boolean same = Types.compact(tree.source().text(span)).equals(Types.compact(right));
    return values.isEmpty() || types.contains("null") || !agrees || same
        ? null
        : error(span, "an affine.yield reads affine.yield %x : type")
            .safely("write it so", new Edit(span, right));
  }

  private static boolean isMark(Token token) {
    return switch (token.kind()) {
      case LPAREN, RPAREN, LBRACKET, RBRACKET, COMMA, COLON -> true;
      default -> false;
    };
  }
}
