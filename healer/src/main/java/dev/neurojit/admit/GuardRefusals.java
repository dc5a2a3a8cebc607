package dev.neurojit.admit;

import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the guard finds in the code itself and the gate cannot see in the operations: above all, how
 * much stack a chain of calls takes. Said as the gate says it.
 */
public final class GuardRefusals {
  private static final Pattern REFUSAL =
      Pattern.compile("guarded code must not (.*) \\(in @(.*)\\)");

  private GuardRefusals() {}

  /**
   * Returns the refusals among the diagnostics of the code generator; none if it complained of
   * something else.
   */
  public static List<Diagnostic> of(Source program, List<MlirDiagnostic> diagnostics) {
    return diagnostics.stream()
        .flatMap(diagnostic -> REFUSAL.matcher(diagnostic.message()).results())
        .map(refusal -> refusal(program, refusal))
        .toList();
  }

  private static Diagnostic refusal(Source program, MatchResult refusal) {
    String deed = refusal.group(1);
    String function = refusal.group(2);
    boolean large = deed.contains("stack");
    Optional<Span> place = SyntaxTree.parse(program).function(function).map(f -> f.nameSpan());
    return Diagnostic.error(
            (large ? Refusal.SIZE : Refusal.OPERATION).code(),
            place.orElse(Span.at(0)),
            "function @" + function + " may not " + deed)
        .help(
            large
                ? "keep fewer values at a time: a loop needs one where many lines need many"
                : "use plain arith, math, scf and cf operations");
  }
}
