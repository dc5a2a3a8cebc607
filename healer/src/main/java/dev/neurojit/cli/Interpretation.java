package dev.neurojit.cli;

import dev.neurojit.judge.EntryPoint;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.Optional;

/** Tells how the parameters of a controller were understood, where their names leave a choice. */
final class Interpretation {
  private Interpretation() {}

  /** Returns one line, or nothing for the names of the contract. */
  static Optional<String> of(Source program) {
    return EntryPoint.find(SyntaxTree.parse(program)) instanceof EntryPoint.Found(EntryPoint entry)
        ? entry.interpretation()
        : Optional.empty();
  }
}
