package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.SyntaxTree;
import java.util.stream.Stream;

/** A variable of another language that branches of an scf.if change. */
final class ConditionalAssignment extends DefectRule {
  ConditionalAssignment() {
    super("NJ126", "conditional-assignment");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return Reassignment.of(tree, Reassignment.Kind.BRANCH)
        .map(it ->
            error(
                    it.name(),
                    tree.source().text(it.name()) + " is changed in a branch and used after it")
                .note(it.before(), "its value otherwise")
                .safely("let the " + it.place().name() + " give it", it.edits()));
  }
}
