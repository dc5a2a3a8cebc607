package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.TreeSet;

/** The statements that the grammar does not take. */
final class Broken {
  private final TreeSet<Integer> places = new TreeSet<>();

  private Broken(SyntaxTree tree) {
    for (Diagnostic error : tree.errors()) {
      places.add(error.span().start());
    }
  }

  /** Returns whether the head of a statement has a syntax error. */
  static boolean is(OperationSyntax op, SyntaxTree tree) {
    Broken broken = tree.analysis(Broken.class, Broken::new);
    if (broken.places.isEmpty()) {
      return false;
    }
    Span head = op.headSpan();
    Integer place = broken.places.ceiling(head.start());
    return place != null && place <= head.end();
  }
}
