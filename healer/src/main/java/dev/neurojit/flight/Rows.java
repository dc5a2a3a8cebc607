package dev.neurojit.flight;

import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Value;

/**
 * A table of f64 in memory, row after row, as compiled code sees it.
 *
 * @param base the address of its first number, i64
 * @param columns how many numbers a row has, i64
 */
record Rows(Value base, Value columns) {
  private static final int ALIGNMENT = 8;

  /** One number; {@code column} is an i64. */
  Value load(Build code, Value row, Value column) {
    return load(code, row, column, code.types().f64());
  }

  /** A number or vector of the given type that starts there. */
  Value load(Build code, Value row, Value column, Type type) {
    return code.insert(
        Operation.builder("llvm.load")
            .operands(place(code, row, column))
            .attribute("alignment", code.attributes().integer(code.i64(), ALIGNMENT)),
        type);
  }

  void store(Build code, Value row, Value column, Value value) {
    code.effect(
        Operation.builder("llvm.store")
            .operands(value, place(code, row, column))
            .attribute("alignment", code.attributes().integer(code.i64(), ALIGNMENT)));
  }

  private Value place(Build code, Value row, Value column) {
    Value index = code.binary("arith.addi", code.binary("arith.muli", row, columns), column);
    Value offset = code.binary("arith.muli", index, code.integer(Double.BYTES));
    Value address = code.binary("arith.addi", base, offset);
    return code.unary("llvm.inttoptr", code.types().llvmPointer(), address);
  }
}
