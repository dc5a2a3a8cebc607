package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Applicability;
import dev.neurojit.syntax.Colour;
import dev.neurojit.syntax.DiagnosticRenderer;
import dev.neurojit.syntax.NativeCheck;
import dev.neurojit.syntax.NativeError;
import dev.neurojit.syntax.Repaired;
import dev.neurojit.syntax.Repairer;
import dev.neurojit.syntax.Rule;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs one rule alone, with a stand-in for MLIR that objects as long as the rule offers a patch.
 */
final class RuleOracle {
  private RuleOracle() {}

  static Source source(String text) {
    return Source.of("example.mlir", text);
  }

  static String diagnostics(Rule rule, String text) {
    DiagnosticRenderer renderer = new DiagnosticRenderer(source(text), Colour.NONE);
    return rule.check(SyntaxTree.parse(source(text)))
        .map(renderer::render)
        .collect(Collectors.joining("\n"));
  }

  static Repaired repaired(Rule rule, String text) {
    NativeCheck objecting =
        source ->
            rule.check(SyntaxTree.parse(source)).anyMatch(found -> found.safePatch().isPresent())
                ? List.of(new NativeError(1, 1, "not MLIR yet"))
                : List.of();
    return new Repairer(List.of(rule), objecting).repair(source(text));
  }

  /** With the patches that may be incorrect; there the stand-in objects to each finding. */
  static Repaired guessed(Rule rule, String text) {
    NativeCheck objecting =
        source ->
            rule.check(SyntaxTree.parse(source))
                .map(found -> new NativeError(1, 1, "use of undeclared SSA value name"))
                .toList();
    return new Repairer(List.of(rule), objecting, Applicability.MAYBE_INCORRECT)
        .repair(source(text));
  }

  static String repair(Rule rule, String text) {
    return repaired(rule, text).after().text();
  }

  static List<String> comments(String text) {
    return SyntaxTree.parse(source(text)).tokens().stream()
        .filter(token -> token.text().startsWith("//"))
        .map(token -> token.text().strip())
        .toList();
  }
}
