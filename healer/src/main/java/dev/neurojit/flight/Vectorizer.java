package dev.neurojit.flight;

import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.OperationBuilder;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes {@link Plant#CONTROLLER}: a loop-free scalar function for all lanes at once, operation by
 * operation. Both branches of an {@code scf.if} are computed, and selects choose between their
 * results: nothing in them can trap or be noticed. Functions of libm that are not exactly rounded
 * are called for each lane, so that their bits are those of scalar code.
 */
final class Vectorizer {
  private final Build code;
  private final int width;
  private final Map<Value, Value> wide = new HashMap<>();

  private Vectorizer(Block entry, int width) {
    this.width = width;
    code = Build.scalar(entry).lanes(width);
  }

  /** The function must be {@link Vectorizable}. */
  static void write(MlirModule module, Operation function, int width) {
    Block scalar = function.regions().getFirst().blocks().getFirst();
    Type signature = function.attribute("function_type").flatMap(a -> a.asType()).orElseThrow();
    var types = module.context().types();
    List<Type> inputs = signature.inputs().stream().map(t -> types.vector(t, width)).toList();
    List<Type> results = signature.results().stream().map(t -> types.vector(t, width)).toList();
    Block entry = Plant.CONTROLLER.define(module, Plant.Trust.STRANGE, inputs, results);
    var vectorizer = new Vectorizer(entry, width);
    for (int i = 0; i < inputs.size(); i++) {
      vectorizer.wide.put(scalar.arguments().get(i), entry.arguments().get(i));
    }
    vectorizer.code.end("func.return", vectorizer.body(scalar));
  }

  /** Writes all of a block but its terminator; returns the terminator's operands. */
  private List<Value> body(Block block) {
    List<Operation> operations = block.operations();
    operations.subList(0, operations.size() - 1).forEach(this::write);
    return wide(operations.getLast().operands());
  }

  private void write(Operation operation) {
    List<Value> results =
        switch (operation.name()) {
          case "arith.constant" -> constant(operation);
          case "scf.if" -> choice(operation);
          default ->
              Vectorizable.isExact(operation.name()) ? elementwise(operation) : oneByOne(operation);
        };
    for (int i = 0; i < results.size(); i++) {
      wide.put(operation.results().get(i), results.get(i));
    }
  }

  private List<Value> constant(Operation operation) {
    Type type = operation.results().getFirst().type();
    Value scalar = code.insert(like(operation), type);
    return List.of(code.broadcast(scalar, code.shaped(type)));
  }

  private List<Value> choice(Operation operation) {
    Value condition = wide(operation.operands()).getFirst();
    List<Value> yes = body(operation.regions().getFirst().blocks().getFirst());
    List<Block> otherwise = operation.regions().getLast().blocks();
    List<Value> no = otherwise.isEmpty() ? List.of() : body(otherwise.getFirst());
    var results = new ArrayList<Value>();
    for (int i = 0; i < operation.results().size(); i++) {
      results.add(code.select(condition, yes.get(i), no.get(i)));
    }
    return results;
  }

  private List<Value> elementwise(Operation operation) {
    return code.insertAll(
        like(operation).operands(wide(operation.operands())),
        operation.results().stream().map(result -> code.shaped(result.type())).toList());
  }

  private List<Value> oneByOne(Operation operation) {
    List<List<Value>> operands = wide(operation.operands()).stream().map(code::unpack).toList();
    List<Type> types = operation.results().stream().map(Value::type).toList();
    var results = new ArrayList<List<Value>>();
    types.forEach(_ -> results.add(new ArrayList<>()));
    for (int lane = 0; lane < width; lane++) {
      int at = lane;
      List<Value> scalar =
          code.insertAll(
              like(operation).operands(operands.stream().map(each -> each.get(at)).toList()),
              types);
      for (int i = 0; i < types.size(); i++) {
        results.get(i).add(scalar.get(i));
      }
    }
    return results.stream().map(code::pack).toList();
  }

  /** The same operation without fast-math: flights are strict. */
  private static OperationBuilder like(Operation operation) {
    OperationBuilder builder = Operation.builder(operation.name());
    operation
        .attributes()
        .forEach((name, value) -> {
          if (!name.equals("fastmath")) {
            builder.attribute(name, value);
          }
        });
    return builder.location(operation.locationAttr());
  }

  private List<Value> wide(List<Value> scalars) {
    return scalars.stream().map(scalar -> Objects.requireNonNull(wide.get(scalar))).toList();
  }
}
