package dev.neurojit.blame;

import dev.neurojit.judge.Compiled;
import dev.neurojit.judge.CompiledController;
import dev.neurojit.judge.EntryPoint;
import dev.neurojit.judge.Parameterised;
import dev.neurojit.sim.Controller;
import dev.neurojit.sim.ControllerFault;
import dev.neurojit.sim.Fault;
import dev.neurojit.syntax.Applicability;
import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Patch;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.tune.Constants;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A program whose values can be read and whose constants can be moved. Values are those that the
 * entry function's own block computes for its answer, in f32, f64 or i1; nested regions are left
 * alone.
 */
final class Probe implements AutoCloseable {
  private static final String NAME = "%neurojit.probe";
  private static final Pattern NAMES = Pattern.compile("%[\\w.$-]+");

  /** A value that can be read. */
  record Value(String name, String operation, int line, String type) {}

  private final CompiledController controller;
  private final List<Value> values;
  private final double[] constants;

  private Probe(CompiledController controller, List<Value> values, double[] constants) {
    this.controller = controller;
    this.values = List.copyOf(values);
    this.constants = constants;
  }

  /** Returns a probe of a program that compiles; nothing if it cannot be probed. */
  static Optional<Probe> of(Source program, EntryPoint entry) {
    Optional<Constants> constants = Constants.of(program, EntryPoint.NAME);
    Optional<Parameterised> tunable = constants.map(Constants::parameterised);
    Source base = tunable.map(Parameterised::program).orElse(program);
    var types = new ArrayList<String>();
    types.add("f64");
    tunable.ifPresent(known -> types.addAll(known.types()));
    double[] given = constants.map(Constants::values).orElse(new double[0]);
    List<Value> values = values(program);
    return probed(base, values, entry.resultType())
        .or(() -> probed(base, List.of(), entry.resultType()))
        .flatMap(text ->
            CompiledController.compile(text, entry, types)
                    instanceof Compiled.Ok<CompiledController>(CompiledController code)
                ? Optional.of(
                    new Probe(code, text.text().contains(NAME + ".0") ? values : List.of(), given))
                : Optional.empty());
  }

  /**
   * The values of the entry function's block that its answer depends on, as the user wrote them.
   */
  private static List<Value> values(Source program) {
    List<OperationSyntax> operations = operations(program);
    Set<String> needed = needed(program, operations);
    var values = new ArrayList<Value>();
    for (OperationSyntax operation : operations) {
      String type = resultType(operation);
      if (!type.isEmpty()
          && operation.results().size() == 1
          && needed.contains(operation.results().getFirst().name())
          && !operation.name().equals("arith.constant")) {
        int line = program.positionAt(operation.span().start()).line();
        values.add(new Value(operation.results().getFirst().name(), operation.name(), line, type));
      }
    }
    return values;
  }

  /** The names that the last operation, or one with a region, uses directly or through others. */
  private static Set<String> needed(Source program, List<OperationSyntax> operations) {
    Set<String> needed = new HashSet<>();
    for (OperationSyntax operation : operations.reversed()) {
      boolean isNeeded =
          operation.index() == operations.size() - 1
              || !operation.regions().isEmpty()
              || operation.results().stream().anyMatch(one -> needed.contains(one.name()));
      if (isNeeded) {
        NAMES
            .matcher(program.text(operation.span()))
            .results()
            .forEach(use -> needed.add(use.group()));
      }
    }
    return needed;
  }

  /** The operations of the entry function's block; none if it has several blocks. */
  static List<OperationSyntax> operations(Source program) {
    return block(program).map(BlockSyntax::operations).orElse(List.of());
  }

  private static Optional<BlockSyntax> block(Source program) {
    return SyntaxTree.parse(program)
        .function(EntryPoint.NAME)
        .flatMap(function -> Optional.ofNullable(function.body()))
        .map(RegionSyntax::blocks)
        .filter(blocks -> blocks.size() == 1)
        .map(List::getFirst);
  }

  private static String resultType(OperationSyntax operation) {
    if (operation.isGeneric() || !operation.regions().isEmpty()) {
      return "";
    }
    if (operation.name().startsWith("arith.cmp")) {
      return "i1";
    }
    boolean numeric = operation.name().startsWith("arith.") || operation.name().startsWith("math.");
    if (!numeric || operation.typeTokens().isEmpty()) {
      return "";
    }
    String type = operation.typeTokens().getLast().text();
    return type.equals("f32") || type.equals("f64") ? type : "";
  }

  /** The program with the selector in front of its parameters and of its return. */
  private static Optional<Source> probed(Source program, List<Value> values, String result) {
    SyntaxTree tree = SyntaxTree.parse(program);
    Optional<OperationSyntax> terminator =
        block(program)
            .map(BlockSyntax::operations)
            .filter(all -> !all.isEmpty())
            .map(List::getLast);
    int first = tree.function(EntryPoint.NAME).orElseThrow().parameters().getFirst().span().start();
    var edits = new ArrayList<Edit>();
    edits.add(Edit.insert(first, NAME + ": f64, "));
    if (terminator.isPresent() && !values.isEmpty()) {
      OperationSyntax end = terminator.get();
      if (end.operands().size() != 1) {
        return Optional.empty();
      }
      var text = new StringBuilder();
      String returned = end.operands().getFirst().text();
      for (int i = 0; i < values.size(); i++) {
        text.append(selection(i, values.get(i), returned, result));
        returned = NAME + ".s" + i;
      }
      edits.add(new Edit(end.span(), text + "func.return " + returned + " : " + result));
    }
    return Optional.of(new Patch("probe", edits, Applicability.SAFE, "blame").apply(program));
  }

  private static String selection(int i, Value value, String otherwise, String result) {
    String wide = value.name();
    String cast = "";
    if (!value.type().equals(result)) {
      wide = NAME + ".w" + i;
      String op =
          value.type().equals("i1") ? "uitofp" : value.type().equals("f64") ? "truncf" : "extf";
      cast =
          "%s = arith.%s %s : %s to %s\n".formatted(wide, op, value.name(), value.type(), result);
    }
    return cast
        + "%s.%d = arith.constant %d.0 : f64\n".formatted(NAME, i, i)
        + "%1$s.c%2$d = arith.cmpf oeq, %1$s, %1$s.%2$d : f64\n".formatted(NAME, i)
        + "%1$s.s%2$d = arith.select %1$s.c%2$d, %3$s, %4$s : %5$s\n"
            .formatted(NAME, i, wide, otherwise, result);
  }

  /** The values that can be read, in the order of the text. */
  List<Value> values() {
    return values;
  }

  /** The program as it is, for one flight. */
  Controller flight() {
    return controller.flight(arguments(-1, constants));
  }

  /** The program with one constant multiplied, or moved from zero, for one flight. */
  Controller flight(int constant, double factor) {
    double[] moved = constants.clone();
    moved[constant] = moved[constant] == 0 ? factor - 1 : moved[constant] * factor;
    return controller.flight(arguments(-1, moved));
  }

  /** Value number {@code index} at a moment; NaN where the program fails. */
  double read(int index, Moment at) {
    return ask(controller.flight(arguments(index, constants)), at);
  }

  /** What the program asks for at a moment; NaN where it fails. */
  double throttle(Moment at) {
    return ask(flight(), at);
  }

  /** Whether it comes back at a moment, with a number or without: else no value can be read. */
  boolean comesBack(Moment at) {
    try {
      double ignored = flight().throttle(at.altitude(), at.velocity(), at.fuel(), at.time());
      return true;
    } catch (ControllerFault fault) {
      return fault.reason() == Fault.Reason.NAN;
    }
  }

  private static double ask(Controller asked, Moment at) {
    try {
      return asked.throttle(at.altitude(), at.velocity(), at.fuel(), at.time());
    } catch (ControllerFault fault) {
      return Double.NaN;
    }
  }

  private static double[] arguments(int index, double[] constants) {
    double[] arguments = new double[1 + constants.length];
    arguments[0] = index;
    System.arraycopy(constants, 0, arguments, 1, constants.length);
    return arguments;
  }

  @Override
  public void close() {
    controller.close();
  }
}
