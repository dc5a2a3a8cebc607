package dev.neurojit.admit.diff;

import dev.neurojit.mlir.Attribute;
import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Region;
import dev.neurojit.mlir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads a module's functions into nodes, so that interpreting takes no calls into MLIR. */
final class Decoder {
  private final Map<Value, Integer> slots = new HashMap<>();
  private final Map<Block, Node.Code> blocks = new HashMap<>();

  private Decoder() {}

  /**
   * A function.
   *
   * @param size of its frame
   */
  record Function(List<Node.Code> body, int size) {}

  /** Removes what nobody uses, as MLIR may. */
  static void dropDead(MlirModule module) {
    for (Operation operation : module.operation().walk().toList().reversed()) {
      boolean pure = operation.name().startsWith("arith.") || operation.name().startsWith("math.");
      if (pure && operation.results().stream().noneMatch(Value::isUsed)) {
        operation.erase();
      }
    }
  }

  static Map<String, Function> decode(MlirModule module) {
    Map<String, Function> functions = new LinkedHashMap<>();
    for (Operation function : module.body().operations()) {
      var decoder = new Decoder();
      List<Node.Code> body = decoder.region(function.regions().getFirst());
      functions.put(function.symbolName().orElseThrow(), new Function(body, decoder.slots.size()));
    }
    return functions;
  }

  private List<Node.Code> region(Region region) {
    List<Block> all = region.blocks();
    for (Block block : all) {
      blocks.put(block, new Node.Code(slots(block.arguments()), new ArrayList<>()));
    }
    all.forEach(
        block -> block.operations().forEach(operation -> code(block).nodes().add(node(operation))));
    return all.stream().map(this::code).toList();
  }

  private Node.Code code(Block block) {
    return java.util.Objects.requireNonNull(blocks.get(block));
  }

  private int[] slots(List<Value> values) {
    return values.stream().mapToInt(v -> slots.computeIfAbsent(v, _ -> slots.size())).toArray();
  }

  private static List<Kind> kinds(List<Value> values) {
    return values.stream().map(value -> Kind.of(value.type())).toList();
  }

  private Node node(Operation operation) {
    int[] out = slots(operation.results());
    List<List<Node.Code>> regions = operation.regions().stream().map(this::region).toList();
    return new Node(
        operation.name(),
        slots(operation.operands()),
        out,
        kinds(operation.operands()),
        kinds(operation.results()),
        number(operation),
        cases(operation),
        operation.attribute("callee").flatMap(Attribute::asSymbolRef).orElse(""),
        regions,
        operation.successors().stream().map(this::code).toList());
  }

  private static long number(Operation operation) {
    if (operation.name().equals("arith.constant")) {
      Attribute value = operation.attribute("value").orElseThrow();
      Kind kind = Kind.of(operation.results().getFirst().type());
      return kind.isFloat()
          ? kind.bits(value.asFloat().orElseThrow())
          : kind.signed(
              value
                  .asBool()
                  .map(b -> b ? 1L : 0L)
                  .orElseGet(() -> value.asInteger().orElseThrow()));
    }
    return operation.attribute("predicate").map(a -> a.asInteger().orElseThrow()).orElse(0L);
  }

  /** The numbers in the text of an array or of elements: they are too few to matter. */
  private static List<Long> cases(Operation operation) {
    return Stream.of("cases", "case_values")
        .flatMap(name -> operation.attribute(name).stream())
        .map(Attribute::toString)
        .map(text -> text.replaceFirst("array<i64:|dense<", "").replaceFirst(">.*", ""))
        .flatMap(text -> Stream.of(text.replaceAll("[\\[\\] ]", "").split(",", -1)))
        .map(Long::valueOf)
        .toList();
  }
}
