package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
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

/** A branch out of an scf.if to a block of the function: {@code scf.if %c { cf.br ^exit }}. */
final class BranchOut extends OperationRule {
  BranchOut() {
    super("NJ376", "branch-out");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    RegionSyntax body = op.block().region();
    if (!StatementIf.is(op, 1) || body == null || body.blocks().size() < 2) {
      return null;
    }
    List<BlockSyntax> inside = op.regions().getFirst().blocks();
    List<OperationSyntax> inner = inside.size() == 1 ? inside.getFirst().operations() : List.of();
    boolean alone =
        inner.size() == 1 && inner.getFirst().form() == OpForm.BR && op.body().size() == 1;
    if (!alone || op.block().operations().getLast().equals(op)) {
      return null;
    }
    List<Token> target = inner.getFirst().body();
    boolean known =
        !target.isEmpty()
            && target.getFirst().is(TokenKind.BLOCK_ID)
            && body.blocks().stream().anyMatch(it -> target.getFirst().text().equals(it.name()));
    if (!known) {
      return null;
    }
    Source source = tree.source();
    Span whole = new Span(target.getFirst().start(), inner.getFirst().span().end());
    String rest = "^rest_" + source.lineAt(op.span().start());
    boolean taken = body.blocks().stream().anyMatch(it -> rest.equals(it.name()));
    String outer = body.parent() == null ? "" : source.indentAt(body.parent().span().start());
    String right =
        "cf.cond_br "
            + op.body().getFirst().text()
            + ", "
            + source.text(whole)
            + ", "
            + rest
            + source.lineEnd()
            + outer
            + rest
            + ":";
    Diagnostic found =
        error(inner.getFirst().headSpan(), "an scf.if cannot be left for a block outside it");
    return taken ? found : found.safely("branch there by cf.cond_br", new Edit(op.span(), right));
  }
}
