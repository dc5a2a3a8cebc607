package dev.neurojit.mlir.ops;

import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Value;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the operations of the dialect {@code llvm}. */
public final class Llvm extends LlvmOps {
  Llvm(OpBuilder at) {
    super(at);
  }

  /** {@code llvm.func} with a body; a result of type {@code !llvm.void} is none. */
  public Operation func(String name, Type result, List<Type> inputs, Func.Body body) {
    Operation made = declare(name, result, inputs);
    Block entry = made.regions().getFirst().append(made.locationAttr(), inputs);
    body.build(at().in(entry), entry.arguments());
    return made;
  }

  /** {@code llvm.func} without a body. */
  public Operation declare(String name, Type result, List<Type> inputs) {
    return draft("llvm.func")
        .string("sym_name", name)
        .type("function_type", functionType(result, inputs))
        .region(RegionBody.EMPTY)
        .insert();
  }

  /**
   * {@code llvm.call} of a function by name.
   *
   * @param results none or one
   */
  public List<Value> call(String callee, List<Type> results, Value... arguments) {
    return draft("llvm.call")
        .symbol("callee", callee)
        .operands(List.of(arguments))
        .operandLists("op_bundle_sizes", List.of())
        .results(results)
        .segmented()
        .values();
  }

  /** {@code llvm.invoke} of a function by name; its blocks get no arguments. */
  public List<Value> invoke(
      String callee, List<Type> results, List<Value> arguments, Block normal, Block unwind) {
    return draft("llvm.invoke")
        .symbol("callee", callee)
        .operands(arguments)
        .operands(List.of())
        .operands(List.of())
        .operandLists("op_bundle_sizes", List.of())
        .results(results)
        .successor(normal)
        .successor(unwind)
        .segmented()
        .values();
  }

  /** {@code !llvm.func<...>}. */
  public Type functionType(Type result, List<Type> inputs) {
    String types = inputs.stream().map(Type::toString).collect(Collectors.joining(", "));
    return at().types().parse("!llvm.func<%s (%s)>".formatted(result, types));
  }

  /** {@code !llvm.void}. */
  public Type voidType() {
    return at().types().parse("!llvm.void");
  }
}
