package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A word that ends a block in another language, where the brace does: {@code func.end}. */
final class EndMarker extends OperationRule {
  private static final Set<String> WORDS =
      Set.of(
          "end",
          "func.end",
          "scf.end",
          "endfunc",
          "endfunction",
          "end_func",
          "endmodule",
          "endif",
          "endfor",
          "endwhile",
          "end_if",
          "end_for",
          "func.endfunc",
          "func.end_func",
          "module.end",
          "func.func_end",
          "scf.endif",
          "scf.endfor",
          "scf.end_for",
          "scf.end_if",
          "scf.terminator",
          "done",
          "fi",
          "od",
          "pass",
          "begin");

  private static final Set<String> TERMINATORS =
      Set.of("return", "func.return", "scf.yield", "yield", "ret");

  EndMarker() {
    super("NJ123", "end-marker");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token first = op.head().getFirst();
    Diagnostic doubled = doubled(op);
    if (doubled != null) {
      return doubled;
    }
    boolean marker =
        op.head().size() == 1 && WORDS.contains(first.text()) && !OpNames.contains(first.text());
    if (!marker || op.hasDefaultDialect()) {
      return null;
    }
    Source source = tree.source();
    boolean alone =
        source.text(source.fullLineSpan(source.lineAt(first.start()))).strip().equals(first.text());
    return error(first.span(), "a body ends with its brace")
        .safely(
            "remove the word",
            Edit.delete(alone ? source.fullLineSpan(source.lineAt(first.start())) : first.span()));
  }

  /** {@code scf.yield return %x}: two words for one end. */
  private @Nullable Diagnostic doubled(OperationSyntax op) {
    boolean ends = op.form() == OpForm.RETURN || op.form() == OpForm.YIELD;
    if (!ends || op.body().isEmpty() || !TERMINATORS.contains(op.body().getFirst().text())) {
      return null;
    }
    Token word = op.body().getFirst();
    return error(word.span(), "a body ends with one terminator")
        .safely("remove the second word", Edit.delete(word.span()));
  }
}
