package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type at the name of a result: {@code %r : f32 = arith.addf %x, %y}. */
final class TypedResult extends OperationRule {
  TypedResult() {
    super("NJ083", "typed-result");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> head = op.head();
    boolean may = head.size() > 2 && head.get(1).is(TokenKind.COLON);
    int equal = may ? Heads.indexOf(head, TokenKind.EQUAL, 0) : -1;
    boolean typed =
        equal > 2
            && equal + 1 < head.size()
            && head.get(0).is(TokenKind.VALUE_ID)
            && head.get(1).is(TokenKind.COLON)
            && head.get(2).is(TokenKind.BARE_ID);
    if (!typed) {
      return null;
    }
    String type = Heads.type(head.subList(2, equal)).text();
    boolean bare = Heads.indexOf(head, TokenKind.COLON, equal) < 0;
    List<Edit> edits = new ArrayList<>();
    edits.add(Edit.delete(new Span(head.get(0).end(), head.get(equal - 1).end())));
    boolean constant = head.get(equal + 1).isWord("arith.constant") || head.size() == equal + 2;
    if (bare && constant) {
      edits.add(Edit.insert(head.getLast().end(), " : " + type));
    }
    return error(
            head.get(1).span().to(head.get(equal - 1).span()), "a result has no type at its name")
        .safely("remove it", edits);
  }
}
