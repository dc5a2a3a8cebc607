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
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another mark for the equals sign, or none: {@code :=}, {@code <-}, {@code <=}, {@code +=}. */
final class AssignmentMark extends OperationRule {
  AssignmentMark() {
    super("NJ103", "assignment-mark");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> head = op.head();
    boolean doubled =
        head.size() > 1 && head.get(0).is(TokenKind.VALUE_ID) && head.get(1).text().equals("==");
    if (doubled && head.get(0).lineStart()) {
      return error(head.get(1).span(), "a value is named with '='")
          .safely("write '='", new Edit(head.get(1).span(), "="));
    }
    if (isSignal(head, tree)) {
      return error(head.get(1).span(), "a value is named with '='")
          .safely("write '='", new Edit(head.get(1).span(), "="));
    }
    if (lacksMark(head)) {
      return error(head.get(0).span(), "a value is named with '='")
          .safely("write '='", Edit.insert(head.get(0).end(), " ="));
    }
    Diagnostic carried = op.form() == OpForm.FOR ? carried(op.body()) : null;
    if (carried != null) {
      return carried;
    }
    boolean named =
        head.size() > 3
            && (head.get(0).is(TokenKind.VALUE_ID) || head.get(0).is(TokenKind.BARE_ID));
    if (!named) {
      return null;
    }
    Token one = head.get(1);
    Token two = head.get(2);
    boolean walrus = one.is(TokenKind.COLON) && two.is(TokenKind.EQUAL);
    boolean arrow = one.is(TokenKind.LESS) && two.is(TokenKind.MINUS);
    if (walrus || (arrow && one.end() == two.start() && head.get(0).is(TokenKind.VALUE_ID))) {
      Span mark = new Span(head.get(0).end(), two.end());
      return error(one.span().to(two.span()), "a value is named with '='")
          .safely("write '='", new Edit(mark, " ="));
    }
    boolean compound =
        two.is(TokenKind.EQUAL) && one.end() == two.start() && isOperator(one.kind());
    if (!compound) {
      return null;
    }
    boolean single = head.size() == 4 || (head.size() > 4 && head.get(4).is(TokenKind.COLON));
    String operation = " = " + head.get(0).text() + " " + one.text() + (single ? "" : " (");
    Token last = expressionEnd(head);
    Diagnostic found = error(one.span().to(two.span()), "a value cannot be changed in place");
    Edit mark = new Edit(new Span(head.get(0).end(), two.end()), operation);
    return found.safely(
        "give the new value the name",
        single ? List.of(mark) : List.of(mark, Edit.insert(last.end(), ")")));
  }

  /** {@code %y <= %a;}: as VHDL assigns, where nothing else defines the name. */
  private static boolean isSignal(List<Token> head, SyntaxTree tree) {
    return head.size() > 1
        && head.get(0).is(TokenKind.VALUE_ID)
        && head.get(0).lineStart()
        && head.get(1).text().equals("<=")
        && Scope.of(tree).definitions(head.get(0).text()).isEmpty();
  }

  /** {@code iter_args(%x <- %init)}. */
  private @Nullable Diagnostic carried(List<Token> body) {
    List<Edit> edits = new ArrayList<>();
    for (int i = 2; i + 2 < body.size(); i++) {
      boolean arrow =
          body.get(i).is(TokenKind.LESS)
              && body.get(i + 1).is(TokenKind.MINUS)
              && body.get(i).end() == body.get(i + 1).start();
      if (arrow && body.get(i - 1).is(TokenKind.VALUE_ID)) {
        Span mark = new Span(body.get(i - 1).end(), body.get(i + 1).end());
        edits.add(new Edit(mark, " ="));
      }
    }
    return together(edits, "a value is named with '='", "write '='");
  }

  /** {@code %a arith.addf %x, %y : f32} at the beginning of a line. */
  private static boolean lacksMark(List<Token> head) {
    boolean named = head.size() > 2 && head.get(0).is(TokenKind.VALUE_ID);
    return named
        && head.get(0).lineStart()
        && head.get(1).is(TokenKind.BARE_ID)
        && (OpTable.hasKnownDialect(head.get(1).text()) || OpTable.isKnown(head.get(1).text()));
  }

  private static boolean isOperator(TokenKind kind) {
    return kind == TokenKind.PLUS
        || kind == TokenKind.MINUS
        || kind == TokenKind.STAR
        || kind == TokenKind.SLASH;
  }

  private static Token expressionEnd(List<Token> head) {
    for (int i = 3; i < head.size(); i++) {
      if (head.get(i).is(TokenKind.COLON) || head.get(i).is(TokenKind.SEMICOLON)) {
        return head.get(i - 1);
      }
    }
    return head.getLast();
  }
}
