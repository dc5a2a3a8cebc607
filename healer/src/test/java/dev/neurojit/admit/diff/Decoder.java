package dev.neurojit.admit.diff;

import dev.neurojit.mlir.Attribute;
import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Region;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads a module's functions into nodes, so that interpreting takes no calls into MLIR. */
final class Decoder {
  private final Map<Value, Integer> slots = new HashMap<>();
  private int used;
  private final Map<Block, Node.Code> blocks = new HashMap<>();

  private Decoder() {}

  /**
   * A function.
   *
   * @param size of its frame
   */
  record Function(List<Node.Code> body, int size) {}

  static Map<String, Function> decode(MlirModule module) {
    Map<String, Function> functions = new LinkedHashMap<>();
    for (Operation function : module.body().operations()) {
      var decoder = new Decoder();
      List<Node.Code> body = decoder.region(function.regions().getFirst());
      functions.put(function.symbolName().orElseThrow(), new Function(body, decoder.used));
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
    return values.stream().flatMapToInt(this::slots).toArray();
  }

  private IntStream slots(Value value) {
    int lanes = Kind.lanes(value.type());
    Integer known = slots.get(value);
    int first = known == null ? used : known;
    if (known == null) {
      slots.put(value, first);
      used += lanes;
    }
    return IntStream.range(first, first + lanes);
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
        lanes(operation),
        constant(operation),
        operation.attribute("predicate").map(a -> a.asInteger().orElseThrow()).orElse(0L),
        numbers(operation),
        word(operation),
        regions,
        operation.successors().stream().map(this::code).toList());
  }

  private static int[] lanes(Operation operation) {
    int result =
        operation.results().isEmpty() ? 1 : Kind.lanes(operation.results().getFirst().type());
    return IntStream.concat(
            operation.operands().stream().mapToInt(value -> Kind.lanes(value.type())),
            IntStream.of(result))
        .toArray();
  }

  private static long[] constant(Operation operation) {
    if (!operation.name().equals("arith.constant")) {
      return new long[0];
    }
    Attribute value = operation.attribute("value").orElseThrow();
    Type type = operation.results().getFirst().type();
    Kind kind = Kind.of(type);
    return type.isVector()
        ? IntStream.range(0, Kind.lanes(type))
            .mapToLong(i -> bits(kind, value.splatValue().orElseGet(() -> value.element(i))))
            .toArray()
        : new long[] {bits(kind, value)};
  }

  private static long bits(Kind kind, Attribute value) {
    return kind.isFloat()
        ? kind.bits(value.asFloat().orElseThrow())
        : kind.signed(
            value.asBool().map(b -> b ? 1L : 0L).orElseGet(() -> value.asInteger().orElseThrow()));
  }

  private static String word(Operation operation) {
    return operation
        .attribute("callee")
        .flatMap(Attribute::asSymbolRef)
        .or(() -> operation.attribute("kind").map(kind -> kind.toString().replaceAll(".*<|>", "")))
        .orElse("");
  }

  /** The numbers in the text of an array or of elements: they are too few to matter. */
  private static List<Long> numbers(Operation operation) {
    return Stream.of("cases", "case_values", "static_position")
        .flatMap(name -> operation.attribute(name).stream())
        .map(Attribute::toString)
        .map(text -> text.replaceFirst("array<i64:?|dense<", "").replaceFirst(">.*", ""))
        .flatMap(text -> Stream.of(text.replaceAll("[\\[\\] ]", "").split(",", -1)))
        .filter(text -> !text.isEmpty())
        .map(Long::valueOf)
        .toList();
  }
}
