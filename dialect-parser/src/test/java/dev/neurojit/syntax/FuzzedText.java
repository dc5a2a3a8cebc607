package dev.neurojit.syntax;

import dev.neurojit.syntax.rules.Rules;
import java.util.List;

/**
 * What holds for any text at all. A fuzzer calls it with texts of its own making, so a property
 * that does not hold is an {@link AssertionError} with the reason.
 */
final class FuzzedText {
  private static final Repairer REPAIRER = new Repairer(Rules.ALL, FuzzedText::errors);

  private FuzzedText() {}

  /** Reads the text, asks every rule, renders what is found, repairs. */
  static void examine(String text) {
    Source source = Source.of("fuzzed.mlir", text);
    SyntaxTree tree = SyntaxTree.parse(source);
    StringBuilder joined = new StringBuilder();
    tree.tokens().forEach(token -> joined.append(token.text()));
    require(joined.toString().equals(text), "the tokens are another text");
    DiagnosticRenderer renderer = new DiagnosticRenderer(source, Colour.NONE);
    for (Diagnostic found : Findings.of(tree, Rules.ALL, List.of(new NativeError(1, 1, "no")))) {
      require(!renderer.render(found).isEmpty(), "a finding without words");
      found.patches().forEach(patch -> patch.apply(source));
    }
    Repaired repaired = REPAIRER.repair(source);
    require(repaired.undoFrom(0).equals(source), "a repair that cannot be taken back");
    require(
        !errors(source).isEmpty() || repaired.after().equals(source),
        "a repair of text that nobody objects to");
    require(
        repaired.isValid() == errors(repaired.after()).isEmpty(),
        "a repair that misjudges its end");
  }

  /** Stands in for MLIR, which may not survive such texts: objects to what the grammar rejects. */
  static List<NativeError> errors(Source source) {
    return SyntaxTree.parse(source).errors().stream()
        .limit(1)
        .map(error -> {
          Position at = source.positionAt(error.span().start());
          return new NativeError(at.line(), at.column(), "expected something else");
        })
        .toList();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
