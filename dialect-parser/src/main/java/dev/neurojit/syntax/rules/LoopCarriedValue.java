package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.SyntaxTree;
import java.util.stream.Stream;

/** A value that each turn of a loop computes from itself, as a variable of another language. */
final class LoopCarriedValue extends DefectRule {
  LoopCarriedValue() {
    super("NJ110", "loop-carried-value");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return Reassignment.of(tree, Reassignment.Kind.LOOP)
        .map(it ->
            error(it.name(), tree.source().text(it.name()) + " is given a new value in each turn")
                .note(it.before(), "its first value")
                .safely("carry it through the loop", it.edits()));
  }
}
