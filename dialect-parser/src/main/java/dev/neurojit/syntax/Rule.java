package dev.neurojit.syntax;

import java.util.stream.Stream;

/**
 * Finds one kind of defect. Pure: the same tree gives the same diagnostics, and nothing else
 * happens. A rule never throws on any tree and stays silent on text that MLIR accepts.
 */
public interface Rule {
  /** Returns the code, {@code NJ} and three digits; stable for ever. */
  String code();

  /** Returns the defect's name in kebab case, as in the name of the rule's page. */
  String name();

  /** Returns the findings in the order of the text. */
  Stream<Diagnostic> check(SyntaxTree tree);
}
