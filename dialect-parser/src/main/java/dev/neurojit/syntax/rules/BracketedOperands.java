package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A return or yield whose values stand in braces or brackets: {@code return { %x : f32 }}. */
final class BracketedOperands extends OperationRule {
  BracketedOperands() {
    super("NJ079", "bracketed-operands");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> head = op.head();
    Token name = op.nameToken();
    boolean ends = op.form() == OpForm.RETURN || op.form() == OpForm.YIELD;
    int open = ends ? head.indexOf(name) + 1 : head.size();
    if (name == null || open >= head.size()) {
      return null;
    }
    Token first = head.get(open);
    if (first.is(TokenKind.REGION)) {
      return region(op, tree);
    }
    int after = Heads.afterGroup(head, open);
    boolean bracket = first.is(TokenKind.LBRACKET) || first.is(TokenKind.LBRACE);
    boolean values = after > open + 2 && head.get(open + 1).is(TokenKind.VALUE_ID);
    return bracket && values ? found(first.span().to(head.get(after - 1).span()), tree) : null;
  }

  /** The layout takes braces that hold no attribute for a region. */
  private @Nullable Diagnostic region(OperationSyntax op, SyntaxTree tree) {
    RegionSyntax region = op.regions().getFirst();
    Token close = region.close();
    String inside = tree.source().text(region.span());
    boolean list =
        inside.matches("\\{\\s*%[\\w.$-]+(#\\d+)?(\\s*,\\s*%[\\w.$-]+)*+(\\s*:[^{}=%]*)?}");
    return close != null && list ? found(region.span(), tree) : null;
  }

  private Diagnostic found(Span span, SyntaxTree tree) {
    String text = tree.source().text(span);
    String inside = text.substring(1, text.length() - 1).strip();
    return error(span, "the values stand without brackets")
        .safely("remove the brackets", new Edit(span, inside));
  }
}
