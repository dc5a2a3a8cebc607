package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A word before a definition: {@code let %a = ...}, {@code f32 %a = ...}. */
final class DeclarationKeyword extends OperationRule {
  private static final Set<String> WORDS =
      Set.of(
          "let", "var", "const", "auto", "val", "mut", "final", "set", "op", "value", "ssa",
          "assign");

  DeclarationKeyword() {
    super("NJ039", "declaration-keyword");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> head = op.head();
    if (isTyped(head)) {
      return typed(head);
    }
    boolean defines =
        head.size() > 3
            && head.get(0).is(TokenKind.BARE_ID)
            && (head.get(1).is(TokenKind.VALUE_ID) || head.get(1).is(TokenKind.BARE_ID))
            && head.get(2).is(TokenKind.EQUAL);
    if (!defines) {
      return null;
    }
    Token word = head.getFirst();
    boolean isType = Types.isScalar(word.text()) || CTypes.meant(word.text()) != null;
    if (!isType && !WORDS.contains(word.text())) {
      return null;
    }
    String sigil = head.get(1).is(TokenKind.VALUE_ID) ? "" : "%";
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(new Span(word.start(), head.get(1).start()), sigil));
    String type = CTypes.meant(word.text()) == null ? word.text() : CTypes.meant(word.text());
    if (isType && type != null && head.stream().noneMatch(it -> it.is(TokenKind.COLON))) {
      edits.add(Edit.insert(end(head), " : " + type));
    }
    return error(word.span(), "a definition begins with the name of the value")
        .safely("remove '" + word.text() + "'", edits);
  }

  private static int end(List<Token> head) {
    Token last = head.getLast();
    return last.is(TokenKind.SEMICOLON) ? head.get(head.size() - 2).end() : last.end();
  }

  /** {@code var d: f32 = ...}. */
  private static boolean isTyped(List<Token> head) {
    return head.size() > 5
        && WORDS.contains(head.get(0).text())
        && (head.get(1).is(TokenKind.VALUE_ID) || head.get(1).is(TokenKind.BARE_ID))
        && head.get(2).is(TokenKind.COLON)
        && TypeWords.scalar(head.get(3)) != null
        && head.get(4).is(TokenKind.EQUAL);
  }

  private Diagnostic typed(List<Token> head) {
    String sigil = head.get(1).is(TokenKind.VALUE_ID) ? "" : "%";
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(new Span(head.get(0).start(), head.get(1).start()), sigil));
    edits.add(
        new Edit(new Span(/* start= */ head.get(1).end(), /* end= */ head.get(4).start()), " "));
    boolean typed = head.subList(5, head.size()).stream().anyMatch(it -> it.is(TokenKind.COLON));
    if (!typed) {
      edits.add(Edit.insert(end(head), " : " + TypeWords.scalar(head.get(3))));
    }
    return error(head.getFirst().span(), "a definition begins with the name of the value")
        .safely("remove '" + head.getFirst().text() + "'", edits);
  }
}
