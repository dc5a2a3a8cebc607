package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Result types behind the bodies of an scf.if, loop or switch, where its head has them. */
final class BodyTypes extends OperationRule {
  BodyTypes() {
    super("NJ125", "types-after-body");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (!Signatures.isStructured(op)) {
      return null;
    }
    List<Token> head = op.head();
    int first = Heads.indexOf(head, TokenKind.REGION, 0);
    int last =
        head.lastIndexOf(
            head.reversed().stream()
                .filter(it -> it.is(TokenKind.REGION))
                .findFirst()
                .orElse(null));
    Token before = Signatures.beforeResults(op);
    if (first < 1 || last + 2 >= head.size() || op.results().isEmpty() || before == null) {
      return null;
    }
    Token mark = head.get(last + 1);
    List<String> types = types(head.subList(last + 2, head.size()));
    boolean marked = mark.is(TokenKind.ARROW) || mark.is(TokenKind.COLON);
    int results = op.results().stream().mapToInt(ResultSyntax::count).sum();
    boolean named = head.subList(0, first).stream().anyMatch(it -> it.is(TokenKind.ARROW));
    if (!marked || types.size() != results) {
      return null;
    }
    String list = " -> " + Signatures.list(op, types);
    Span tail = new Span(head.get(last).end(), head.getLast().end());
    Diagnostic found =
        error(mark.span().to(head.getLast().span()), "the result types stand before the body");
    if (named) {
      List<String> there = Signatures.results(op).stream().map(TypeSyntax::text).toList();
      return there.equals(types) ? found.safely("remove them here", Edit.delete(tail)) : null;
    }
    return found.safely(
        "move them there", List.of(Edit.insert(before.end(), list), Edit.delete(tail)));
  }

  private static List<String> types(List<Token> tokens) {
    List<String> types = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      TypeWords.Read type = TypeWords.at(tokens, i);
      boolean mark =
          switch (tokens.get(i).kind()) {
            case LPAREN, RPAREN, COMMA -> true;
            default -> false;
          };
      if (type == null && !mark) {
        return List.of();
      }
      if (type != null) {
        types.add(type.text());
        i = type.next() - 1;
      }
    }
    return types;
  }
}
