package dev.neurojit.syntax;

import java.util.stream.Stream;

/**
 * Finds one kind of defect. Pure: the same tree gives the same diagnostics, and nothing else
 * happens. A rule never throws on any tree and stays silent on text that MLIR accepts.
 */
public interface Rule {
  /**
   * What a defect is a defect of. As long as the text itself has one, or the heads of functions and
   * modules, the tree says little about the statements: each layer is mended before the next. A
   * function that can be read as one of another language comes first, since rules for single
   * statements would tear it apart; what is left when nothing else helps is looked at last.
   */
  enum Layer {
    PROGRAM,
    TEXT,
    HEAD,
    STATEMENT,
    REST
  }

  /** Returns the code, {@code NJ} and three digits; stable for ever. */
  String code();

  /** Returns the defect's name in kebab case, as in the name of the rule's page. */
  String name();

  /** Returns what its defects are defects of. */
  default Layer layer() {
    return Layer.STATEMENT;
  }

  /** Returns the findings in the order of the text. */
  Stream<Diagnostic> check(SyntaxTree tree);
}
