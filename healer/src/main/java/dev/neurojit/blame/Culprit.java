package dev.neurojit.blame;

import dev.neurojit.judge.Compiled;
import dev.neurojit.judge.CompiledController;
import dev.neurojit.judge.EntryPoint;
import dev.neurojit.sim.ControllerFault;
import dev.neurojit.sim.Fault;
import dev.neurojit.syntax.Applicability;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Patch;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the operation of the entry function's own block that does not come back. No value of a
 * program that faults can be read, so the function is ended behind each operation that could be it,
 * with its result for an answer, until one of these programs faults.
 */
final class Culprit {
  private static final Pattern DIVISION =
      Pattern.compile("arith\\.(ceil|floor)?(div|rem)[su]i|math\\.ipowi");
  private static final String NAME = "%neurojit.answer";

  private final Source program;
  private final EntryPoint entry;
  private final Moment at;
  private final OperationSyntax end;

  private Culprit(Source program, EntryPoint entry, Moment at, OperationSyntax end) {
    this.program = program;
    this.entry = entry;
    this.at = at;
    this.end = end;
  }

  /** Returns a line that names it; nothing where it is in another block, or does not matter. */
  static Optional<String> of(Source program, EntryPoint entry, Moment at) {
    List<OperationSyntax> operations = Probe.operations(program);
    if (operations.isEmpty()) {
      return Optional.empty();
    }
    var culprit = new Culprit(program, entry, at, operations.getLast());
    return operations.stream().filter(Culprit::mayFault).flatMap(culprit::story).findFirst();
  }

  private static boolean mayFault(OperationSyntax operation) {
    return isDivision(operation)
        || !operation.regions().isEmpty()
        || operation.name().equals("func.call");
  }

  private static boolean isDivision(OperationSyntax operation) {
    return DIVISION.matcher(operation.name()).matches();
  }

  private Stream<String> story(OperationSyntax operation) {
    return fault(endedBehind(operation)).map(reason -> told(operation, reason)).stream();
  }

  private String told(OperationSyntax operation, Fault.Reason reason) {
    String what =
        reason == Fault.Reason.TIMEOUT
            ? "takes more turns than a flight has: does its loop end?"
            : isDivision(operation)
                ? "divides by zero, or the least integer by -1"
                : "holds a division by zero, or of the least integer by -1";
    return String.format(
        Locale.ROOT,
        "%s in line %d %s",
        operation.name(),
        program.positionAt(operation.span().start()).line(),
        what);
  }

  private Source endedBehind(OperationSyntax operation) {
    String text = "\n" + answer(operation) + "func.return " + NAME + " : " + entry.resultType();
    Edit edit = new Edit(new Span(operation.span().end(), end.span().end()), text);
    return new Patch("culprit", List.of(edit), Applicability.SAFE, "blame").apply(program);
  }

  /** Its result as a throttle; a number where it has none, or several, or one of another kind. */
  private String answer(OperationSyntax operation) {
    String wanted = entry.resultType();
    String type = operation.typeTokens().isEmpty() ? "" : operation.typeTokens().getLast().text();
    String result = operation.results().size() == 1 ? operation.results().getFirst().name() : "";
    if (result.isEmpty() || !type.matches("i\\d+|index|f32|f64")) {
      return NAME + " = arith.constant 0.0 : " + wanted + "\n";
    }
    if (type.startsWith("f")) {
      return floating(result, type, wanted);
    }
    String integer = type.equals("index") ? "i64" : type;
    String cast = type.equals("index") ? "arith.index_cast" : "arith.bitcast";
    return "%s.i = %s %s : %s to %s\n".formatted(NAME, cast, result, type, integer)
        + "%s = arith.sitofp %s.i : %s to %s\n".formatted(NAME, NAME, integer, wanted);
  }

  private static String floating(String result, String type, String wanted) {
    if (type.equals(wanted)) {
      return "%s = arith.negf %s : %s\n".formatted(NAME, result, type);
    }
    String cast = wanted.equals("f64") ? "arith.extf" : "arith.truncf";
    return "%s = %s %s : %s to %s\n".formatted(NAME, cast, result, type, wanted);
  }

  /** What a program faults of, if it does; NaN is no such fault. */
  private Optional<Fault.Reason> fault(Source ended) {
    if (!(CompiledController.compile(ended, entry, List.of())
        instanceof Compiled.Ok<CompiledController>(CompiledController compiled))) {
      return Optional.empty();
    }
    try (compiled) {
      double ignored =
          compiled.flight().throttle(at.altitude(), at.velocity(), at.fuel(), at.time());
      return Optional.empty();
    } catch (ControllerFault fault) {
      return Optional.of(fault.reason()).filter(reason -> reason != Fault.Reason.NAN);
    }
  }
}
