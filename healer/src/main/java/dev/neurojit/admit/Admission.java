package dev.neurojit.admit;

import dev.neurojit.mlir.Attribute;
import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.Location;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Region;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Value;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Findings;
import dev.neurojit.syntax.NativeError;
import dev.neurojit.syntax.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Decides whether a module may run in this process. */
public final class Admission {
  /** Most operations: the code generator's time grows faster than the program. */
  static final int MAX_OPERATIONS = 5_000;

  /** As many operations as these become, about, by the time that they take to compile. */
  private static final int DIVISION_SIZE = 4;

  private static final int POWER_SIZE = 25;

  /** Most lanes of a vector: a cache line of f64. */
  static final int MAX_LANES = 8;

  private static final int MAX_FINDINGS = 20;

  private static final List<String> FUNCTION_ATTRIBUTES =
      List.of("sym_name", "function_type", "sym_visibility");

  private static final Set<String> DIVISIONS =
      Set.of(
          "arith.ceildivsi",
          "arith.ceildivui",
          "arith.divsi",
          "arith.divui",
          "arith.floordivsi",
          "arith.remsi",
          "arith.remui");

  private final Source source;
  private final List<Diagnostic> found = new ArrayList<>();

  private Admission(Source source) {
    this.source = source;
  }

  /**
   * Decides.
   *
   * @param module verified
   * @param source the text it was parsed from, for the places of diagnostics
   */
  public static Decision decide(MlirModule module, Source source) {
    var admission = new Admission(source);
    admission.check(module.operation());
    return admission.found.isEmpty()
        ? new Decision.Admitted(module)
        : new Decision.Refused(admission.found);
  }

  private void check(Operation root) {
    List<Operation> operations = root.walk().limit(MAX_OPERATIONS + 1L).toList();
    if (operations.stream().mapToInt(Admission::size).sum() > MAX_OPERATIONS) {
      refuse(
          Refusal.SIZE,
          root,
          "the program has more than "
              + MAX_OPERATIONS
              + " operations (an integer division counts as "
              + DIVISION_SIZE
              + ", an integer power as "
              + POWER_SIZE
              + ")",
          "write it shorter; loops keep a program small");
      return;
    }
    for (Operation operation : operations) {
      check(operation, root);
      if (found.size() >= MAX_FINDINGS) {
        return;
      }
    }
    if (found.isEmpty()) {
      CallGraph.of(operations)
          .recursiveCall()
          .ifPresent(call ->
              refuse(
                  Refusal.RECURSION,
                  call,
                  "recursion: @" + CallGraph.callee(call) + " calls itself, directly or not",
                  "write a loop (scf.for, scf.while)"));
    }
  }

  private static int size(Operation operation) {
    String name = operation.name();
    return DIVISIONS.contains(name)
        ? DIVISION_SIZE
        : name.equals("math.ipowi") || name.equals("math.fpowi") ? POWER_SIZE : 1;
  }

  private void check(Operation operation, Operation root) {
    if (!AdmittedOperations.contains(operation.name())) {
      refuse(
          Refusal.OPERATION,
          operation,
          "operation '" + operation.name() + "' may not run in process",
          "use arith, math, scf, cf, func and plain vector operations; memory, pointers and assertions"
              + " are not admitted");
      return;
    }
    if (isMisplaced(operation, root)) {
      refuse(
          Refusal.OPERATION,
          operation,
          "operation '" + operation.name() + "' at this place may not run in process",
          "a program is functions at the top, and operations inside functions");
    }
    if (operation.name().equals("func.func") && isDeclaration(operation)) {
      refuse(
          Refusal.DECLARATION,
          operation,
          "a declaration without a body: nothing outside the program may be called",
          "use the math dialect (math.sqrt, math.exp, ...) or define the function");
    }
    function(operation)
        .filter(ReservedNames::contains)
        .ifPresent(name ->
            refuse(
                Refusal.NAME,
                operation,
                "the name @" + name + " means something else to compiled code",
                "give the function another name, for example @my_" + name.replaceAll("\\W|_", "")));
    if (dividesByZero(operation)) {
      refuse(
          Refusal.DIVISION,
          operation,
          "integer division by zero",
          "divide by another value, or in floating point");
    }
    if (isLaneOpen(operation)) {
      refuse(
          Refusal.OPERATION,
          operation,
          "'" + operation.name() + "' of a lane that is not known beforehand",
          "name the lane by a number, %v[0], and choose among lanes with arith.select");
    }
    if (WideSwitch.hasWideCase(operation)) {
      refuse(
          Refusal.OPERATION,
          operation,
          "'" + WideSwitch.NAME + "' with a case of more than 32 bits",
          "number the cases from 0, or compare with arith.cmpi and branch with scf.if");
    }
    attribute(operation).ifPresent(name -> refuseAttribute(operation, name));
    values(operation)
        .map(Value::type)
        .filter(type -> !isAdmitted(type))
        .findFirst()
        .ifPresent(type -> refuseType(operation, type));
  }

  /** Functions, and nothing else, stand at the top and nowhere else. */
  private static boolean isMisplaced(Operation operation, Operation root) {
    boolean top = operation.parent().filter(root::equals).isPresent();
    boolean function = operation.name().equals("func.func");
    return !operation.equals(root) && (top != function || operation.name().equals(root.name()));
  }

  private void refuseAttribute(Operation operation, String name) {
    refuse(
        Refusal.ATTRIBUTE,
        operation,
        "attribute '" + name + "' may not steer the code generator",
        "leave it out: only MLIR's own attributes of the operation are admitted");
  }

  private void refuseType(Operation operation, Type type) {
    refuse(
        Refusal.TYPE,
        operation,
        "type '" + type + "' may not run in process",
        "use f32, f64, index, i1, i8, i16, i32, i64 or vectors of up to %d f32, f64 or i1"
            .formatted(MAX_LANES));
  }

  /** The JIT guards divisions whose divisor is only known in flight. */
  private static boolean dividesByZero(Operation operation) {
    return DIVISIONS.contains(operation.name())
        && operation
            .operands()
            .get(1)
            .definingOp()
            .flatMap(constant -> constant.attribute("value"))
            .map(Attribute::asInteger)
            .filter(value -> value.isPresent() && value.getAsLong() == 0)
            .isPresent();
  }

  /**
   * A lane that is not there has no value: it would be another one at each level of optimisation.
   */
  private static boolean isLaneOpen(Operation operation) {
    boolean lane = List.of("vector.extract", "vector.insert").contains(operation.name());
    return lane
        && operation
            .attribute("static_position")
            .map(Attribute::toString)
            .filter(position -> position.contains("-"))
            .isPresent();
  }

  private static Optional<String> function(Operation operation) {
    return operation.name().equals("func.func") ? operation.symbolName() : Optional.empty();
  }

  private static boolean isDeclaration(Operation function) {
    return function.regions().stream().allMatch(region -> region.blocks().isEmpty());
  }

  /** Attributes of other dialects and on functions reach the code generator unchecked. */
  private static Optional<String> attribute(Operation operation) {
    boolean function = operation.name().equals("func.func");
    return operation.attributes().keySet().stream()
        .filter(name -> name.contains(".") || (function && !FUNCTION_ATTRIBUTES.contains(name)))
        .findFirst();
  }

  private static Stream<Value> values(Operation operation) {
    Stream<Value> arguments =
        operation.regions().stream()
            .map(Region::blocks)
            .flatMap(List::stream)
            .map(Block::arguments)
            .flatMap(List::stream);
    return Stream.concat(operation.results().stream(), arguments);
  }

  private static boolean isAdmitted(Type type) {
    return isFloat(type)
        || type.isIndex()
        || (type.isSignlessInteger() && List.of(1, 8, 16, 32, 64).contains(type.integerWidth()))
        || isShortVector(type);
  }

  private static boolean isFloat(Type type) {
    return type.isF32() || type.isF64();
  }

  /** Of floats, or of the i1 that compare them: vectors of integers could divide by zero. */
  private static boolean isShortVector(Type type) {
    return type.isVector()
        && type.hasStaticShape()
        && !type.toString().contains("[")
        && type.shape().size() == 1
        && type.shape().getFirst() <= MAX_LANES
        && (isFloat(type.elementType()) || type.elementType().isInteger(1));
  }

  private void refuse(Refusal refusal, Operation operation, String message, String help) {
    Location at = operation.location();
    var place =
        new NativeError(Math.max(1, at.startLine()), Math.max(1, at.startColumn()), message);
    Diagnostic placed = Findings.fromNative(source, place);
    found.add(Diagnostic.error(refusal.code(), placed.span(), message).help(help));
  }
}
