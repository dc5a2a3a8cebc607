package dev.neurojit.mlir;

/** Where an operation is to go. */
public sealed interface InsertionPoint {
  /** In front of an operation; several come in the order they are made. */
  record Before(Operation operation) implements InsertionPoint {}

  /** Behind an operation; several come in the reverse of the order they are made. */
  record After(Operation operation) implements InsertionPoint {}

  /** As the first of a block. */
  record Start(Block block) implements InsertionPoint {}

  /** As the last of a block; several come in the order they are made. */
  record End(Block block) implements InsertionPoint {}

  static InsertionPoint before(Operation operation) {
    return new Before(operation);
  }

  static InsertionPoint after(Operation operation) {
    return new After(operation);
  }

  static InsertionPoint atStart(Block block) {
    return new Start(block);
  }

  static InsertionPoint atEnd(Block block) {
    return new End(block);
  }

  /** The block the operation will be in. */
  default Block block() {
    return switch (this) {
      case Before(Operation operation) -> Edits.blockOf(operation);
      case After(Operation operation) -> Edits.blockOf(operation);
      case Start(Block at) -> at;
      case End(Block at) -> at;
    };
  }
}
