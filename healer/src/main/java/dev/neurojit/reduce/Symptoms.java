package dev.neurojit.reduce;

import dev.neurojit.judge.Checkup;
import dev.neurojit.judge.Level;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.NativeProbe;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.ProbeResult;
import dev.neurojit.mlir.TextGuard;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Source;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a text shows.
 *
 * @param source the text
 * @param verdict MLIR's, in one word
 * @param cause of a crash, such as {@code SIGSEGV}; else empty
 * @param findings of rules, grammar and MLIR; of the lowering, if that was asked for and failed
 */
public record Symptoms(Source source, Outcome verdict, String cause, List<Diagnostic> findings) {
  /** How MLIR took a text. */
  public enum Outcome {
    VALID,
    INVALID,
    /** Valid, but not to be lowered to the LLVM dialect. */
    UNLOWERED,
    CRASH,
    TIMEOUT
  }

  /** Where invalid text fails. */
  public enum Stage {
    PARSE,
    VERIFY,
    LOWER
  }

  /** Beginnings of what the verifier says; the parser says "custom op" before such a name. */
  private static final Pattern VERIFIER =
      Pattern.compile(
          "'[\\w.]+' op .*|type of return operand.*|operand #.*|redefinition of symbol.*"
              + "|block with no terminator.*|type mismatch for bb argument.*|empty block.*"
              + "|branch has.*",
          Pattern.DOTALL);

  public Symptoms {
    findings = List.copyOf(findings);
  }

  /** Examines a text with all the care that text of unknown origin needs. */
  public static Symptoms of(Source source) {
    List<Diagnostic> findings = Checkup.check(source);
    return findings.isEmpty()
        ? new Symptoms(source, Outcome.VALID, "", findings)
        : new Symptoms(source, Outcome.INVALID, "", findings);
  }

  /** Examines a text in a process of its own, which tells whether and how it dies. */
  public static Symptoms inChild(Source source) {
    if (TextGuard.check(source.name(), source.text()).isPresent()) {
      return of(source);
    }
    return switch (NativeProbe.probe(source.name(), source.text())) {
      case ProbeResult.Crashed(String cause) ->
          new Symptoms(source, Outcome.CRASH, cause, List.of());
      case ProbeResult.TimedOut() -> new Symptoms(source, Outcome.TIMEOUT, "", List.of());
      case ProbeResult.Accepted(), ProbeResult.Rejected(var _) -> of(source);
    };
  }

  /** Examines a text and lowers it if it is valid. */
  public static Symptoms lowered(Source source) {
    Symptoms found = of(source);
    return found.verdict() == Outcome.VALID
            && Level.LLVM_DIALECT.lower(source) instanceof Level.Failed(var why)
        ? new Symptoms(source, Outcome.UNLOWERED, "", why)
        : found;
  }

  /** Returns whether it fails at a stage. */
  boolean failsAt(Stage stage) {
    return switch (stage) {
      case LOWER -> verdict == Outcome.UNLOWERED;
      case VERIFY -> verdict == Outcome.INVALID && isVerifiersWord();
      case PARSE -> verdict == Outcome.INVALID && !isVerifiersWord();
    };
  }

  /** Asks MLIR alone: a finding of a rule may stand in front of what it says. */
  private boolean isVerifiersWord() {
    try (MlirContext context = MlirContext.create()) {
      return switch (context.parse(source.name(), source.text())) {
        case Parsed.Failed(var errors) -> VERIFIER.matcher(errors.getFirst().message()).matches();
        case Parsed.Ok(MlirModule module, var _) -> {
          module.close();
          yield false;
        }
      };
    }
  }

  /** Returns it in a few words, for a person. */
  public String describe() {
    String words =
        switch (verdict) {
          case VALID -> "verdict=valid";
          case CRASH -> "verdict=crash (" + cause + ")";
          case TIMEOUT -> "verdict=timeout";
          case UNLOWERED -> "stage=lower";
          case INVALID -> failsAt(Stage.VERIFY) ? "stage=verify" : "stage=parse";
        };
    var text = new StringBuilder(words);
    findings.stream()
        .limit(8)
        .forEach(
            found -> text.append("\n").append(found.code()).append(": ").append(found.message()));
    return text.toString();
  }
}
