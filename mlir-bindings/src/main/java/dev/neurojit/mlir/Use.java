package dev.neurojit.mlir;

/**
 * One use of a value.
 *
 * @param owner the operation that uses it
 * @param index which of its operands, from 0
 */
public record Use(Operation owner, int index) {
  /** Makes the operation use another value here. */
  public void set(Value value) {
    owner.setOperand(index, value);
  }
}
