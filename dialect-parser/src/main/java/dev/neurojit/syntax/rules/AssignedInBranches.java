package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.SyntaxTree;
import java.util.stream.Stream;

/** A value that both branches of an scf.if assign, as a variable, and that is used after it. */
final class AssignedInBranches extends DefectRule {
  AssignedInBranches() {
    super("NJ049", "assigned-in-branches");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return Reassignment.of(tree, Reassignment.Kind.BOTH_BRANCHES)
        .map(it ->
            error(
                    it.name(),
                    tree.source().text(it.name())
                        + " is assigned in both branches and used after them")
                .help("a branch hands its values on with scf.yield")
                .safely("let the " + it.place().name() + " give it", it.edits()));
  }
}
