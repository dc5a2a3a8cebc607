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

/** The elements of a vector or tensor in brackets, or with a type each. */
final class ElementList extends OperationRule {
  ElementList() {
    super("NJ124", "element-list");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || !op.name().endsWith(".from_elements") || op.results().size() != 1) {
      return null;
    }
    List<Token> rest = op.head().subList(op.head().indexOf(name) + 1, op.head().size());
    List<String> types = new ArrayList<>();
    List<Token> values = values(rest, types);
    String written = types.isEmpty() ? null : types.getLast();
    String type =
        Shape.of(written) == null ? Wanted.type(op.results().getFirst().name(), tree) : written;
    Shape shape = Shape.of(type);
    if (shape == null || values.size() != size(shape) || !fit(values, shape, tree)) {
      return null;
    }
    String list = String.join(", ", values.stream().map(Token::text).toList());
    String right = " " + list + " : " + type;
    Span span = new Span(name.end(), rest.getLast().end());
    return Types.compact(tree.source().text(span)).equals(Types.compact(right))
        ? null
        : error(span, op.name() + " reads %a, %b : vector<2xf32>")
            .safely("write" + right, new Edit(span, right));
  }

  /** The values among marks and types; none where anything else stands. */
  private static List<Token> values(List<Token> rest, List<String> types) {
    List<Token> values = new ArrayList<>();
    for (int i = 0; i < rest.size(); i++) {
      TypeWords.Read type = TypeWords.at(rest, i);
      if (rest.get(i).is(TokenKind.VALUE_ID)) {
        values.add(rest.get(i));
      } else if (type != null) {
        types.add(type.text());
        i = type.next() - 1;
      } else if (!isMark(rest.get(i))) {
        return List.of();
      }
    }
    return values;
  }

  private static boolean isMark(Token token) {
    return switch (token.kind()) {
      case LPAREN, RPAREN, LBRACKET, RBRACKET, COMMA, COLON, ARROW -> true;
      default -> token.isWord("to") || token.isWord("into") || token.isWord("dense");
    };
  }

  private static int size(Shape shape) {
    int size = 1;
    for (String dimension : shape.dimensions()) {
      size *= dimension.matches("[0-9]{1,4}") ? Integer.parseInt(dimension) : 0;
    }
    return size;
  }

  private static boolean fit(List<Token> values, Shape shape, SyntaxTree tree) {
    return values.stream().allMatch(it -> shape.element().equals(Scope.of(tree).typeOf(it)));
  }
}
