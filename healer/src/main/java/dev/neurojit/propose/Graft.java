package dev.neurojit.propose;

import dev.neurojit.syntax.Applicability;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Patch;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import java.util.Optional;

/**
 * Sets a model's function into the program that it was asked about. Models send the one function
 * they changed; without this, the other functions of the file would be lost.
 */
final class Graft {
  private Graft() {}

  /**
   * Returns the program with a function replaced by the reply's; the reply itself where it holds
   * every function of the program, or not this one as a whole.
   *
   * @param function the symbol of the function that is healed
   */
  static Source of(Source program, String reply, String function) {
    SyntaxTree old = SyntaxTree.parse(program);
    SyntaxTree sent = SyntaxTree.parse(program.withText(reply));
    Optional<FunctionSyntax> before = old.function(function);
    Optional<FunctionSyntax> after = sent.function(function);
    if (before.isEmpty()
        || after.isEmpty()
        || isComplete(old, sent)
        || !sent.unclosedRegions().isEmpty()) {
      return sent.source();
    }
    String text = sent.source().text(after.get().span());
    return new Patch(
            "take the model's function",
            List.of(new Edit(before.get().span(), text)),
            Applicability.MAYBE_INCORRECT,
            "model")
        .apply(program);
  }

  private static boolean isComplete(SyntaxTree program, SyntaxTree reply) {
    List<String> functions = reply.functions().stream().map(FunctionSyntax::name).toList();
    return program.functions().stream().map(FunctionSyntax::name).allMatch(functions::contains);
  }
}
