package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An scf.while whose second region has its arguments outside, or lacks the word {@code do}. */
final class WhileHead extends OperationRule {
  WhileHead() {
    super("NJ089", "while-head");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.form() != OpForm.WHILE || op.regions().size() != 2) {
      return null;
    }
    List<Token> head = op.head();
    int region = Heads.indexOf(head, TokenKind.REGION, 0);
    if (region < 0 || region + 1 == head.size()) {
      return null;
    }
    List<Token> between = head.subList(region + 1, head.size());
    Token first = between.getFirst();
    if (first.is(TokenKind.REGION)) {
      return error(first.span(), "the second region of an scf.while follows the word 'do'")
          .safely("add 'do'", Edit.insert(first.start(), "do "));
    }
    int open = Heads.indexOf(between, TokenKind.LPAREN, 0);
    int second = Heads.indexOf(between, TokenKind.REGION, 0);
    if (!first.isWord("do") || open != 1 || second < 0) {
      return null;
    }
    RegionSyntax body = op.regions().getLast();
    Span arguments = between.get(1).span().to(between.get(second - 1).span());
    if (body.blocks().getFirst().label() != null || body.blocks().size() > 1) {
      return null;
    }
    Source source = tree.source();
    String label =
        source.lineEnd()
            + source.indentAt(op.span().start())
            + "^bb0"
            + source.text(arguments)
            + ":";
    return error(arguments, "the arguments of a region stand at the label of its first block")
        .safely(
            "move them there",
            List.of(
                Edit.delete(new Span(arguments.start(), body.open().start())),
                Edit.insert(body.open().end(), label)));
  }
}
