package dev.neurojit.mlir.ops;

import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Value;
import java.util.List;

/** Makes the operations of the dialect {@code func}. */
public final class Func extends FuncOps {
  Func(OpBuilder at) {
    super(at);
  }

  /** Fills the entry block of a function, its terminator included. */
  @FunctionalInterface
  public interface Body {
    /**
     * Makes the operations.
     *
     * @param entry the end of the entry block
     * @param arguments of the function
     */
    void build(OpBuilder entry, List<Value> arguments);
  }

  /** {@code func.func} with a body. */
  public Operation func(String name, List<Type> inputs, List<Type> results, Body body) {
    Operation made = draftOf(name, inputs, results).insert();
    Block entry = made.regions().getFirst().append(made.locationAttr(), inputs);
    body.build(at().in(entry), entry.arguments());
    return made;
  }

  /** {@code func.func private} without a body: a promise that somebody defines it. */
  public Operation declare(String name, List<Type> inputs, List<Type> results) {
    return draftOf(name, inputs, results).string("sym_visibility", "private").insert();
  }

  private Draft draftOf(String name, List<Type> inputs, List<Type> results) {
    return draft("func.func")
        .string("sym_name", name)
        .type("function_type", at().types().function(inputs, results))
        .region(RegionBody.EMPTY);
  }
}
