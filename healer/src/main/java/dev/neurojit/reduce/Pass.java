package dev.neurojit.reduce;

import dev.neurojit.syntax.SyntaxTree;
import java.util.List;

/**
 * A kind of cut.
 *
 * @param name for progress
 * @param proposals the cuts that a text offers, in the order of the text
 */
record Pass(String name, Proposals proposals) {
  /** Finds cuts; pure. */
  @FunctionalInterface
  interface Proposals {
    List<Cut> of(SyntaxTree tree);
  }
}
