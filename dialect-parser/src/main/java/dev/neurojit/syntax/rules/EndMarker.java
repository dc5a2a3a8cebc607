package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
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
          "module_terminator",
          "std.module_terminator",
          "builtin.module_terminator",
          "func.module_terminator",
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
    boolean named = op.head().size() == 2 && isEndOf(first, op.head().getLast());
    boolean single = op.head().size() == 1 && WORDS.contains(first.text());
    boolean marker = named || (single && !OpNames.contains(first.text()));
    if (!marker || op.hasDefaultDialect()) {
      return null;
    }
    Source source = tree.source();
    Span words = first.span().to(op.head().getLast().span());
    Span line = source.fullLineSpan(source.lineAt(first.start()));
    boolean alone = source.text(line).strip().equals(source.text(words));
    return error(first.span(), "a body ends with its brace")
        .safely("remove the word", Edit.delete(alone ? line : words));
  }

  /** {@code end scf.for}, {@code end func}: on one line, of an operation with a body. */
  private static boolean isEndOf(Token end, Token of) {
    return end.isWord("end")
        && of.is(TokenKind.BARE_ID)
        && !of.lineStart()
        && of.text().matches("(scf\\.|func\\.|affine\\.)?(for|if|while|func|module|function)");
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
