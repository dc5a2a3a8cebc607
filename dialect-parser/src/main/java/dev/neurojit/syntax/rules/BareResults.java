package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Several result types without the parentheses around them, or those of a switch with some. */
final class BareResults extends OperationRule {
  private static final Set<String> NAMES = Set.of("affine.if", "affine.for", "scf.execute_region");

  BareResults() {
    super("NJ190", "bare-results");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean structured =
        switch (op.form()) {
          case IF, FOR, WHILE, CALL -> true;
          default -> NAMES.contains(op.name());
        };
    if (op.name().equals("scf.index_switch")) {
      return needless(op);
    }
    List<Token> head = op.head();
    int arrow = structured ? Heads.indexOf(head, TokenKind.ARROW, 0) : -1;
    if (arrow < 0) {
      return null;
    }
    int count = 0;
    int end = arrow + 1;
    while (end < head.size()) {
      TypeWords.Read type = TypeWords.at(head, end);
      if (type == null) {
        return null;
      }
      count++;
      end = type.next();
      if (end >= head.size() || !head.get(end).is(TokenKind.COMMA)) {
        break;
      }
      end++;
    }
    boolean complete =
        end == head.size() || head.get(end).is(TokenKind.REGION) || head.get(end).isWord("case");
    Span span = complete && count > 1 ? Heads.span(head.subList(arrow + 1, end)) : null;
    return span == null
        ? null
        : error(span, "several result types stand in parentheses")
            .safely(
                "add them", List.of(Edit.insert(span.start(), "("), Edit.insert(span.end(), ")")));
  }

  /** {@code scf.index_switch %i -> (i32)}: a switch has none around its types. */
  private @Nullable Diagnostic needless(OperationSyntax op) {
    List<Token> head = op.head();
    int open = Heads.indexOf(head, TokenKind.ARROW, 0) + 1;
    int end = open > 0 ? Heads.afterGroup(head, open) : head.size();
    boolean enclosed =
        end < head.size()
            && head.get(open).is(TokenKind.LPAREN)
            && end > open + 2
            && !head.get(end).is(TokenKind.ARROW);
    return enclosed
        ? error(Heads.span(head.subList(open, end)), "the types of a switch have no parentheses")
            .safely(
                "remove them",
                List.of(Edit.delete(head.get(open).span()), Edit.delete(head.get(end - 1).span())))
        : null;
  }
}
